package akashi.core.link;

/** What a link needs before it works encrypted. */
public enum Requirement {
    /** The switch is equal on all computers of the pair. */
    PAIRED,
    /** The server certificate with its key is in the subject's store. */
    INSTALLED,
    /** The subject's own computer trusts the CA. */
    SUBJECT_TRUSTS,
    /** Every verifier trusts the CA. */
    VERIFIER_TRUSTS,
    /** The certificate covers the names by which verifiers reach the subject. */
    NAMED,
    /** Certificate and CA are within their dates. */
    VALID,
    /** The service account can read the private key. */
    KEY_READABLE,
    /** The verifier speaks the encrypted protocol at all. */
    RECENT_CLIENT,
    /** The verifier's platform accepts certificates of this shape. */
    PLATFORM
}
