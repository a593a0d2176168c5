package akashi.pki;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * The file in which an authority's private key leaves the portal to be locked away: PKCS #8 under PBES2 (RFC 8018) with
 * AES-256 and PBKDF2 of 600,000 rounds, as PEM, the certificate behind it. OpenSSL and this portal open it again.
 */
public final class KeyExport {

    /** A passphrase that a person chooses deserves what a hardened setting can give. */
    private static final int ROUNDS = 600_000;

    private KeyExport() {}

    /** The bytes of the file. */
    public static byte[] encrypted(PrivateKeyBytes key, ParsedCertificate certificate, Password passphrase) {
        char[] characters = passphrase.reveal();
        try {
            return Crypto.must(() -> {
                AlgorithmIdentifier prf =
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
                PKCS8EncryptedPrivateKeyInfo encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(
                                PrivateKeyInfo.getInstance(key.reveal()))
                        .build(new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                                .setProvider(Crypto.bouncyCastle())
                                .setPRF(prf)
                                .setIterationCount(ROUNDS)
                                .build(characters));
                StringWriter text = new StringWriter();
                try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                    pem.writeObject(encrypted);
                }
                return (text + certificate.pem()).getBytes(StandardCharsets.US_ASCII);
            });
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** What tells one such file from every other: its SHA-256 in hex. */
    public static String digest(byte[] file) {
        return Digests.sha256Hex(file);
    }
}
