package akashi.proof;

import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.Password;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Private keys out of the files in which the portal hands them to an administrator. */
final class TakenKeys {

    private static final int FROM = 700;
    private static final int TO = 760;

    private TakenKeys() {}

    static byte[] ofPfx(byte[] file, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password.toCharArray());
            return store.getKey(store.aliases().nextElement(), password.toCharArray())
                    .getEncoded();
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static byte[] ofAuthority(byte[] file, String passphrase) {
        List<ForeignFile> files = List.of(new ForeignFile("file", file));
        return ForeignAuthority.read(files, Optional.of(Password.of(passphrase)))
                .key()
                .orElseThrow()
                .reveal();
    }

    /** A piece of the private half: primes and exponents lie there, nothing that a certificate has too. */
    static byte[] middle(byte[] pkcs8) {
        return Arrays.copyOfRange(pkcs8, FROM, TO);
    }
}
