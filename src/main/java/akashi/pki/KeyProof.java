package akashi.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/**
 * Whether somebody holds a private key, told by what it signed: SHA-256 with RSA (PKCS #1 1.5), or with an elliptic
 * curve, whose signature may be DER or, as Windows writes it, the two numbers one after the other.
 */
public final class KeyProof {

    private KeyProof() {}

    /** Whether the private half of this key signed the message. Any bytes will do for a signature; none throws. */
    public static boolean holds(PublicKeyBytes key, byte[] message, byte[] signature) {
        boolean rsa = key.info().algorithm().equals("RSA");
        List<String> ways = rsa ? List.of("SHA256withRSA") : List.of("SHA256withECDSA", "SHA256withECDSAinP1363Format");
        return ways.stream().anyMatch(way -> verifies(way, rsa ? "RSA" : "EC", key, message, signature));
    }

    private static boolean verifies(String way, String family, PublicKeyBytes key, byte[] message, byte[] signature) {
        try {
            PublicKey half = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(key.der()));
            Signature check = Signature.getInstance(way);
            check.initVerify(half);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }
}
