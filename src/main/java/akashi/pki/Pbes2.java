package akashi.pki;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OutputEncryptor;

/**
 * AES-256-CBC under PBKDF2 with HMAC-SHA256 (RFC 8018), by the platform's own providers. One key, which takes thousands
 * of rounds to make, serves all parts of one file, each with a start (IV) of its own.
 */
final class Pbes2 {

    private static final String AES = "AES";
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final SecretKeySpec key;
    private final KeyDerivationFunc derivation;

    private Pbes2(SecretKeySpec key, KeyDerivationFunc derivation) {
        this.key = key;
        this.derivation = derivation;
    }

    /** Under a password of printable ASCII, and a salt made now. */
    static Pbes2 under(char[] password, int iterations) {
        byte[] salt = Randoms.bytes(SALT_BYTES);
        AlgorithmIdentifier prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        KeyDerivationFunc derivation =
                new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, prf));
        return Crypto.must(() -> {
            PBEKeySpec said = new PBEKeySpec(password, salt, iterations, KEY_BITS);
            byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(said)
                    .getEncoded();
            said.clearPassword();
            SecretKeySpec key = new SecretKeySpec(bytes, AES);
            Arrays.fill(bytes, (byte) 0);
            return new Pbes2(key, derivation);
        });
    }

    /** Encrypts one part. */
    OutputEncryptor encryptor() {
        byte[] start = Randoms.bytes(BLOCK_BYTES);
        EncryptionScheme scheme = new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(start));
        return Crypto.must(() -> new PasswordEncryptor(
                cipher(start),
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, scheme))));
    }

    private Cipher cipher(byte[] start) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
        return cipher;
    }
}
