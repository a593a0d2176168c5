package akashi.pki;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Reads a private key from outside, under guard only: PKCS #8 and the older forms of OpenSSL, encrypted or not. A
 * password that is missing or wrong is {@link Fault.BadInput} on the field {@code password}.
 */
final class PrivateKeyReader {

    private PrivateKeyReader() {}

    /** The first private key of a PEM text, where it holds one. */
    static Optional<PrivateKeyBytes> inPem(byte[] text, Optional<Password> password) throws IOException {
        PEMParser parser = new PEMParser(new StringReader(new String(text, StandardCharsets.ISO_8859_1)));
        for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
            if (found instanceof PrivateKeyInfo plain) {
                return Optional.of(key(plain));
            } else if (found instanceof PEMKeyPair plain) {
                return Optional.of(key(plain.getPrivateKeyInfo()));
            } else if (found instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                return Optional.of(opened(encrypted, password));
            } else if (found instanceof PEMEncryptedKeyPair encrypted) {
                return Optional.of(opened(encrypted, password));
            }
        }
        return Optional.empty();
    }

    /** A key in PKCS #8. */
    static PrivateKeyBytes key(PrivateKeyInfo info) throws IOException {
        PrivateKeyBytes key = PrivateKeyBytes.of(info.getEncoded());
        if (!key.usable()) {
            throw new Fault.BadInput("key", "pki.read.pfx-key-kind");
        }
        return key;
    }

    /** A key in encrypted PKCS #8. */
    static PrivateKeyBytes opened(PKCS8EncryptedPrivateKeyInfo encrypted, Optional<Password> password)
            throws IOException {
        char[] characters = given(password);
        try {
            return key(encrypted.decryptPrivateKeyInfo(new BoundedDecryptors(characters)));
        } catch (PKCSException | IllegalStateException notOpened) {
            throw ForeignBytes.said(notOpened).orElseGet(() -> new Fault.BadInput("password", "pki.read.key-password"));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static PrivateKeyBytes opened(PEMEncryptedKeyPair encrypted, Optional<Password> password)
            throws IOException {
        char[] characters = given(password);
        try {
            return key(encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(Crypto.bouncyCastle())
                            .build(characters))
                    .getPrivateKeyInfo());
        } catch (PEMException notOpened) {
            throw new Fault.BadInput("password", "pki.read.key-password");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static char[] given(Optional<Password> password) {
        return password.orElseThrow(() -> new Fault.BadInput("password", "pki.read.key-password-missing"))
                .reveal();
    }
}
