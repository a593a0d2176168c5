package akashi.pki;

import akashi.core.text.Message;

/** Why a verifier does not accept a certificate: what kind of reason, and the sentence. */
public record Problem(Kind kind, Message message) {

    /** Kinds of reason, the gravest for a person first. */
    public enum Kind {
        UNTRUSTED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_NAME,
        NO_SAN,
        NO_SERVER_AUTH,
        ISSUER_NOT_AUTHORITY,
        ISSUER_MAY_NOT_SIGN,
        PATH_TOO_LONG,
        OUTSIDE_CONSTRAINTS,
        UNKNOWN_CRITICAL,
        WEAK_KEY,
        WEAK_SIGNATURE,
        SERIAL,
        NO_POLICY,
        REVOKED,
        REVOCATION_NOT_KNOWN
    }

    static Problem of(Kind kind, Object... args) {
        String code = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Problem(kind, Message.of("pki.judge." + code, args));
    }
}
