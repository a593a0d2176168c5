package akashi.core.lesson;

/** What a learner did with real keys, certificates and handshakes in the lab; a lesson's check may ask for it. */
public enum Deed {
    /** Made a key pair. */
    KEYS_MADE,
    /** Signed a text with the private key. */
    SIGNED,
    /** Verified a good signature with the public key. */
    VERIFIED,
    /** Saw a good signature fail because a bit was flipped. */
    FLIPPED,
    /** Issued a certificate from the CA of the lab. */
    CERTIFICATE_ISSUED,
    /** Read a certificate field by field. */
    CERTIFICATE_READ,
    /** A TLS 1.2 handshake that the client accepted. */
    ACCEPTED_TLS12,
    /** A TLS 1.3 handshake that the client accepted. */
    ACCEPTED_TLS13,
    REFUSED_EXPIRED,
    REFUSED_NOT_YET_VALID,
    REFUSED_OTHER_NAME,
    REFUSED_UNKNOWN_CA,
    REFUSED_CLIENT_USE_ONLY,
    REFUSED_COMMON_NAME_ONLY,
    REFUSED_INTERMEDIATE_MISSING,
    REFUSED_REVOKED,
    /** Moved the clock of the lab, and saw the client judge otherwise for that reason alone. */
    CLOCK_MOVED,
    /** Named cause, owner and mend of a fault on a model site. */
    FAULT_FOUND,
    /** Did so for all eight of a round. */
    EIGHT_FOUND
}
