package akashi.core.site;

import java.util.Optional;
import java.util.UUID;

/**
 * Who issues certificates that the site uses.
 *
 * @param subject its distinguished name as RFC 2253 text; empty for a PUBLIC authority known by name only
 * @param parentId the authority that issued it; empty for a root
 * @param keyHere whether its private key lies in this portal or on its token, so that it can sign
 * @param stage where it is in its life
 * @param token the label of the token on which the private key lies; empty where it lies elsewhere
 */
public record Authority(
        UUID id,
        Kind kind,
        String name,
        String subject,
        Optional<Validity> validity,
        Optional<Thumbprint> thumbprint,
        String sha256,
        KeyInfo key,
        String signatureAlgorithm,
        NameConstraints constraints,
        Optional<UUID> parentId,
        boolean keyHere,
        Stage stage,
        Optional<String> token) {

    /** One whose key lies on no token. */
    public Authority(
            UUID id,
            Kind kind,
            String name,
            String subject,
            Optional<Validity> validity,
            Optional<Thumbprint> thumbprint,
            String sha256,
            KeyInfo key,
            String signatureAlgorithm,
            NameConstraints constraints,
            Optional<UUID> parentId,
            boolean keyHere,
            Stage stage) {
        this(
                id,
                kind,
                name,
                subject,
                validity,
                thumbprint,
                sha256,
                key,
                signatureAlgorithm,
                constraints,
                parentId,
                keyHere,
                stage,
                Optional.empty());
    }

    /** Where an authority belongs. */
    public enum Kind {
        /** The site's own; made or imported here. */
        SITE,
        /** Somebody else's private one, certificate only: AD CS, a partner's. */
        EXTERNAL,
        /** Trusted by the platforms themselves; no fact about trust is needed. */
        PUBLIC
    }

    /** The life of an authority. */
    public enum Stage {
        /** Its certificate was asked for and is not here yet. */
        REQUESTED,
        /** Trust in it is handed out; it signs nothing yet. */
        WAITING,
        /** It signs, where its key is here. */
        ACTIVE,
        /** It signs nothing any more. */
        RETIRED,
        /** The certificate it works with was taken back; strict verifiers refuse whatever it issued. */
        REVOKED
    }

    /** Whether it signs nothing any more. */
    public boolean retired() {
        return stage == Stage.RETIRED || stage == Stage.REVOKED;
    }

    /** Whether it is one of the site's that signs servers' certificates when it is asked to. */
    public boolean signs() {
        return kind == Kind.SITE && keyHere && stage == Stage.ACTIVE;
    }

    /** A copy in another stage of its life. */
    public Authority in(Stage other) {
        return copy(keyHere, other, token);
    }

    /** A copy whose key is here, or is not. */
    public Authority withKeyHere(boolean here) {
        return copy(here, stage, token);
    }

    /** A copy whose key lies on the token of this label, or on none. */
    public Authority on(Optional<String> label) {
        return copy(keyHere, stage, label);
    }

    private Authority copy(boolean here, Stage other, Optional<String> label) {
        return new Authority(
                id,
                kind,
                name,
                subject,
                validity,
                thumbprint,
                sha256,
                key,
                signatureAlgorithm,
                constraints,
                parentId,
                here,
                other,
                label);
    }

    /** Whether it is a root, which verifiers hold. */
    public boolean isRoot() {
        return parentId.isEmpty();
    }
}
