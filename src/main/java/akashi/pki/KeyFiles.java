package akashi.pki;

import akashi.core.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

/** A private key with its certificate and chain as PEM, as video systems other than Windows services take them. */
public final class KeyFiles {

    private static final int SHORTEST_PASSWORD = 8;

    private KeyFiles() {}

    /** The key encrypted by PBES2 (RFC 8018, AES-256-CBC under PBKDF2 with HMAC-SHA256), then the certificates. */
    public static byte[] pem(PrivateKeyBytes key, Password password, List<ParsedCertificate> chain) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Fault.BadInput("password", "pki.pfx.password-short", SHORTEST_PASSWORD);
        }
        if (!password.isPlain()) {
            throw new Fault.BadInput("password", "pki.pfx.password-characters");
        }
        char[] characters = password.reveal();
        try {
            byte[] encrypted =
                    Crypto.must(() -> new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(key.reveal()))
                            .build(Pbes2.under(characters, PfxProfile.iterations(password))
                                    .encryptor())
                            .getEncoded());
            return file(DerBytes.of(encrypted).pem("ENCRYPTED PRIVATE KEY"), chain);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** The key as it is: whoever has the file has the key. */
    public static byte[] clearPem(PrivateKeyBytes key, List<ParsedCertificate> chain) {
        return file(DerBytes.of(key.reveal()).pem("PRIVATE KEY"), chain);
    }

    private static byte[] file(String key, List<ParsedCertificate> chain) {
        String certificates = chain.stream().map(ParsedCertificate::pem).collect(Collectors.joining());
        return (key + certificates).getBytes(StandardCharsets.US_ASCII);
    }
}
