package akashi.pki;

import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs what vouches for the audit trail, and checks it: ECDSA with SHA-256 on P-256, DER as every tool reads it
 * ({@code openssl dgst -sha256 -verify}).
 */
public final class TrailSignature {

    private TrailSignature() {}

    /** The signature of a message. */
    public static byte[] of(PrivateKeyBytes key, byte[] message) {
        return Crypto.must(() -> {
            Signature signature = Signature.getInstance(key.signatureAlgorithm());
            signature.initSign(key.jca());
            signature.update(message);
            return signature.sign();
        });
    }

    /** Whether the private half of this key signed the message. Any bytes will do; none throws. */
    public static boolean holds(byte[] publicKey, byte[] message, byte[] signature) {
        return KeyProof.holds(PublicKeyBytes.of(publicKey), message, signature);
    }

    /** A public key as a file that every tool reads. */
    public static String pem(byte[] publicKey) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey);
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    /** SHA-256 of a public key, in lower-case hex, to compare it by. */
    public static String fingerprint(byte[] publicKey) {
        return Crypto.must(() ->
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey)));
    }
}
