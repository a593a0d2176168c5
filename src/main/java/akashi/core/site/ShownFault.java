package akashi.core.site;

/** What is wrong with a certificate, or with the handshake around it, that a server showed. */
public enum ShownFault {
    EXPIRED,
    NOT_YET_VALID,
    /** It does not cover the name by which the server was asked. */
    WRONG_NAME,
    /** Its chain ends at a root that the site does not know. */
    UNTRUSTED_ROOT,
    /** It signed itself and is none of the site's roots. */
    SELF_SIGNED,
    /** The intermediate certificates that verifiers need were not sent. */
    INCOMPLETE_CHAIN,
    /** It may not be used by servers. */
    WRONG_USAGE,
    /** It carries its name in the subject alone, where no current verifier looks. */
    NO_SUBJECT_ALTERNATIVE_NAME,
    WEAK_KEY,
    WEAK_SIGNATURE,
    /** The server speaks nothing newer than TLS 1.1, or only ciphers as old: it never proved that it holds the key. */
    OLD_PROTOCOL,
    REVOKED,
    /** No certificate that the portal knows. */
    UNKNOWN_ORIGIN;

    /** Whether no verifier connects where it is so; the others are findings. */
    public boolean refused() {
        return switch (this) {
            case EXPIRED,
                    NOT_YET_VALID,
                    WRONG_NAME,
                    UNTRUSTED_ROOT,
                    SELF_SIGNED,
                    WRONG_USAGE,
                    NO_SUBJECT_ALTERNATIVE_NAME,
                    REVOKED -> true;
            case INCOMPLETE_CHAIN, WEAK_KEY, WEAK_SIGNATURE, OLD_PROTOCOL, UNKNOWN_ORIGIN -> false;
        };
    }
}
