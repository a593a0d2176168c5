package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.backup.RestoreBackup;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.pki.Password;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.store.RevocationLists;
import akashi.vault.Protection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token beside the portal's other protection, and in a process of its own with what it writes. */
class TokenPortalTest {

    private static final String WRONG = "31415926535";

    @TempDir
    Path folder;

    private TestPortal protectedBy(Protection protection) {
        Configuration plain = Configuration.in(folder.resolve("home"))
                .keysOn(SoftToken.own("harbour").setting());
        return TestPortal.in(plain.protectedBy(protection), TestPortal.NOW, false);
    }

    @Test
    void a_portal_whose_private_keys_are_locked_still_signs_lists_with_a_key_on_the_token() {
        try (TestPortal portal = protectedBy(Protection.by(Password.of("lantern rowing copper tide")))) {
            Quay.in(portal, 1).pair("FREE", "place", "TOKEN");
        }
        Path noKey = folder.resolve("home").resolve("akashi.key");
        try (TestPortal portal = protectedBy(Protection.by(noKey))) {
            assertThat(portal.portal().vault().locked()).isTrue();
            Authority issuing = Quay.at(portal).authority("Quay Issuing");
            portal.portal().lookAfterRevocation();
            assertThat(new RevocationLists(
                                    portal.database().db(), portal.actor().siteId())
                            .find(issuing.id()))
                    .as("a list")
                    .isPresent();
        }
    }

    @Test
    void restored_where_the_token_is_not_the_ca_is_there_and_its_page_says_what_to_set() throws IOException {
        String passphrase = "copper tide lantern rowing";
        Path file = folder.resolve("file.backup");
        TestClock clock;
        try (TestPortal portal =
                protectedBy(Protection.by(folder.resolve("home").resolve("akashi.key")))) {
            Quay.in(portal, 1).pair("FREE", "place", "TOKEN");
            Files.write(
                    file,
                    portal.admin()
                            .post("/backup", "passphrase", passphrase, "again", passphrase)
                            .bytes());
            clock = portal.clock();
        }
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        new RestoreBackup(Protection.by(elsewhere.resolve("akashi.key")), clock)
                .restore(
                        file,
                        passphrase.toCharArray(),
                        elsewhere,
                        () -> Database.open(DatabaseAddress.fileIn(elsewhere)));
        try (TestPortal portal = TestPortal.in(elsewhere, TestPortal.NOW, false)) {
            Authority root = Quay.at(portal).authority("Quay Root");
            assertThat(root.token()).contains("harbour");
            assertThat(portal.admin().get("/authorities/" + root.id()).html().text())
                    .contains(
                            "lies on the PKCS#11 token “harbour”, and this portal has no token set",
                            "AKASHI_PKCS11_LIBRARY");
        }
    }

    @Test
    void a_script_makes_a_ca_on_the_token_and_is_told_where_there_is_none() {
        String wish = "{\"name\": \"Quay Root\", \"onToken\": true}";
        try (TestPortal portal =
                protectedBy(Protection.by(folder.resolve("home").resolve("akashi.key")))) {
            Browser script = portal.script(Access.ADMIN);
            Browser.Page made = script.body("/api/v1/authorities", "application/json", wish);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.text()).contains("\"token\":\"harbour\"");
            assertThat(script.get("/api/v1/site").text()).contains("\"token\":\"harbour\"");
        }
        try (TestPortal without = TestPortal.start()) {
            Browser.Page refused = without.script(Access.ADMIN).body("/api/v1/authorities", "application/json", wish);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("AKASHI_PKCS11_LIBRARY");
        }
    }

    private static PortalProcess.Start on(SoftToken token, Path home, Path pin) {
        return PortalProcess.Start.on(home)
                .with(SoftToken.VARIABLE, token.settings().toString())
                .with("AKASHI_PKCS11_LIBRARY", SoftToken.library().toString())
                .with("AKASHI_PKCS11_TOKEN", "dock")
                .with("AKASHI_PKCS11_PIN_FILE", pin.toString());
    }

    private static void await(PortalProcess portal, String word) {
        Browser browser = new Browser(portal.address());
        for (int i = 0; i < 300 && !browser.get("/healthz").text().contains(word); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        assertThat(browser.get("/healthz").text()).contains(word);
    }

    @Test
    void the_pin_stands_in_nothing_that_the_process_writes_whether_it_is_right_or_wrong() throws IOException {
        SoftToken token = SoftToken.in(Files.createDirectories(folder.resolve("hsm")), "dock");
        Path pin = folder.resolve("pin");
        Path home = folder.resolve("home");
        Files.createFile(pin, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pin, WRONG);
        try (PortalProcess portal = on(token, home, pin).run()) {
            await(portal, "PIN_WRONG");
            Browser admin = portal.admin();
            assertThat(admin.get("/authorities/new").text())
                    .contains("refused the PIN", "not tried again")
                    .doesNotContain(WRONG);
            Files.writeString(pin, SoftToken.PIN);
            await(portal, "\"token\":\"ready\"");
            Browser.Page made = admin.submit(
                    "/authorities/new",
                    "/authorities/new",
                    List.of("shape", "ALONE", "name", "Dock Root", "key", "RSA_2048", "years", "15", "place", "TOKEN")
                            .toArray(String[]::new));
            assertThat(made.status()).isEqualTo(303);
            assertThat(portal.errors()).doesNotContain(WRONG, SoftToken.PIN);
        }
        assertThat(token.objects()).contains("never extractable");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(WRONG, SoftToken.PIN);
            }
        }
    }
}
