package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.NameConstraints;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PfxFileTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final Password MADE = Randoms.password();
    private static final String PASSWORD = new String(MADE.reveal());

    @TempDir
    Path folder;

    private static byte[] file(PfxProfile profile) {
        return TRUSTS.pfx(TRUSTS.leaf("rec-01.site.example")).encode(profile, MADE);
    }

    @ParameterizedTest
    @EnumSource(PfxProfile.class)
    void the_jdk_opens_it_with_key_and_whole_chain(PfxProfile profile) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file(profile)), PASSWORD.toCharArray());
        String alias = store.aliases().nextElement();
        assertThat(alias).isEqualToIgnoringCase("rec-01 (Akashi)");
        assertThat(store.getKey(alias, PASSWORD.toCharArray()).getEncoded()).isEqualTo(Trusts.SERVER_KEY.reveal());
        assertThat(store.getCertificateChain(alias)).hasSize(3);
    }

    @ParameterizedTest(name = "openssl sees {1} in a {0} file")
    @CsvSource(
            delimiter = ';',
            value = {
                "MODERN; 'PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256'; sha256",
                "COMPATIBLE; 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000'; sha1"
            })
    void openssl_opens_it(PfxProfile profile, String bags, String mac) throws Exception {
        Files.write(folder.resolve("file.pfx"), file(profile));
        Tools.write(folder, "password.txt", PASSWORD);
        String provider = profile == PfxProfile.COMPATIBLE ? "-legacy" : "-info";
        Tools seen = Tools.run(
                folder,
                "openssl",
                "pkcs12",
                "-in",
                "file.pfx",
                "-passin",
                "file:password.txt",
                "-info",
                "-nodes",
                provider);
        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output())
                .contains("MAC: " + mac + ", Iteration 10000", "Shrouded Keybag: " + bags, "Encrypted data: " + bags);
        assertThat(seen.output()).contains("friendlyName: rec-01 (Akashi)", "localKeyID", "BEGIN PRIVATE KEY");
        assertThat(seen.output().split("BEGIN CERTIFICATE", -1)).hasSize(4);
    }

    @ParameterizedTest(name = "GnuTLS sees {1} in a {0} file")
    @CsvSource({"MODERN, AES-256-CBC, SHA256", "COMPATIBLE, 3DES-CBC, SHA1"})
    void gnutls_opens_it(PfxProfile profile, String cipher, String mac) throws Exception {
        Files.write(folder.resolve("file.pfx"), file(profile));
        Tools seen =
                Tools.run(folder, "certtool", "--p12-info", "--inder", "--infile", "file.pfx", "--password", PASSWORD);
        assertThat(seen.exit()).as(seen.output()).isZero();
        assertThat(seen.output()).contains("MAC: " + mac, "Cipher: " + cipher, "Iteration count: 10000", "Decrypting");
        assertThat(seen.output().split("BEGIN CERTIFICATE", -1)).hasSize(4);
    }
}
