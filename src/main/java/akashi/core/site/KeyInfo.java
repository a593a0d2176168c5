package akashi.core.site;

/** The kind and size of a public key: {@code RSA} with its modulus in bits, {@code EC} with its field in bits. */
public record KeyInfo(String algorithm, int bits) {

    /** Whether every verifier of a VMS site accepts it: RSA of at least 2048 bits, or EC of at least 256. */
    public boolean strong() {
        return "RSA".equals(algorithm) ? bits >= 2048 : "EC".equals(algorithm) && bits >= 256;
    }

    /** Whether it is an elliptic-curve key, which the vendor has not confirmed for VMS slots. */
    public boolean isElliptic() {
        return "EC".equals(algorithm);
    }

    @Override
    public String toString() {
        return algorithm + " " + bits;
    }
}
