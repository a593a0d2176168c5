package akashi.core.site;

import java.util.Optional;
import java.util.UUID;

/**
 * Who issues certificates that the site uses.
 *
 * @param subject its distinguished name as RFC 2253 text; empty for a PUBLIC authority known by name only
 * @param parentId the authority that issued it; empty for a root
 * @param keyHere whether its private key lies in this portal, so that it can sign
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
        boolean retired) {

    /** Where an authority belongs. */
    public enum Kind {
        /** The site's own; made or imported here. */
        SITE,
        /** Somebody else's private one, certificate only: AD CS, a partner's. */
        EXTERNAL,
        /** Trusted by the platforms themselves; no fact about trust is needed. */
        PUBLIC
    }

    /** Whether it is a root, which verifiers hold. */
    public boolean isRoot() {
        return parentId.isEmpty();
    }
}
