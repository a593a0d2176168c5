package akashi.pki;

import akashi.core.site.KeyInfo;

/** The kinds of key the portal makes. RSA is what the guide uses; the vendor has not confirmed EC for VMS slots. */
public enum KeyKind {
    RSA_2048("RSA", 2048),
    RSA_3072("RSA", 3072),
    RSA_4096("RSA", 4096),
    EC_P256("EC", 256);

    private final KeyInfo info;

    KeyKind(String algorithm, int bits) {
        this.info = new KeyInfo(algorithm, bits);
    }

    /** Algorithm and size, as a certificate shows them. */
    public KeyInfo info() {
        return info;
    }
}
