package akashi.pki;

/** An answer that says nothing about a certificate and is not signed (RFC 6960 4.2.1). */
public enum OcspFailure {
    /** The question cannot be read. */
    MALFORMED(1),
    /** Something is wrong here. */
    INTERNAL(2),
    /** There is no key just now with which to sign. */
    TRY_LATER(3),
    /** The question is about an authority that is not answered for here (RFC 5019 2.2.3). */
    UNAUTHORIZED(6);

    private final byte[] der;

    OcspFailure(int code) {
        // SEQUENCE of one ENUMERATED.
        this.der = new byte[] {0x30, 0x03, 0x0A, 0x01, (byte) code};
    }

    /** The answer as DER. */
    public byte[] der() {
        return der.clone();
    }
}
