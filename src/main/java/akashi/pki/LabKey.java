package akashi.pki;

import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.operator.ContentSigner;

/** A key pair of the lab: the private half signs here and goes nowhere else. */
public final class LabKey {

    private final PrivateKeyBytes key;
    private final PublicKeyBytes publicKey;
    private final Instant made;

    private LabKey(PrivateKeyBytes key, Instant made) {
        this.key = key;
        this.publicKey = key.publicKey();
        this.made = made;
    }

    /** A pair of which nobody else has the private half. */
    public static LabKey of(PrivateKeyBytes key, Instant made) {
        return new LabKey(key, made);
    }

    /** The half that everybody may have. */
    public PublicKeyBytes publicKey() {
        return publicKey;
    }

    /** When it was made. */
    public Instant made() {
        return made;
    }

    /** Signs with SHA-256. */
    public byte[] sign(byte[] message) {
        return Crypto.must(() -> signature(message));
    }

    private byte[] signature(byte[] message) throws IOException {
        ContentSigner signer = Signatures.signer(key);
        signer.getOutputStream().write(message);
        return signer.getSignature();
    }

    /** Whether this pair's private half signed exactly this message. */
    public boolean verifies(byte[] message, byte[] signature) {
        return KeyProof.holds(publicKey, message, signature);
    }
}
