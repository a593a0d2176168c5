package akashi.pki;

import java.io.OutputStream;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;

/** Encrypts one part of a file under a password, by a cipher of the platform that is ready to go. */
record PasswordEncryptor(Cipher cipher, AlgorithmIdentifier algorithm) implements OutputEncryptor {

    private static final String TRIPLE_DES = "PBEWithSHA1AndDESede";
    private static final int SALT_BYTES = 20;

    /** Triple DES under SHA-1 (RFC 7292 appendix C), with a salt made now. */
    static PasswordEncryptor tripleDes(char[] password, int iterations) {
        byte[] salt = Randoms.bytes(SALT_BYTES);
        return Crypto.must(() -> {
            PBEKeySpec said = new PBEKeySpec(password);
            Cipher cipher = Cipher.getInstance(TRIPLE_DES);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(TRIPLE_DES).generateSecret(said),
                    new PBEParameterSpec(salt, iterations));
            said.clearPassword();
            return new PasswordEncryptor(
                    cipher,
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                            new PKCS12PBEParams(salt, iterations)));
        });
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public OutputStream getOutputStream(OutputStream encrypted) {
        return new CipherOutputStream(encrypted, cipher);
    }

    @Override
    public GenericKey getKey() {
        return new GenericKey(algorithm, new byte[0]);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
