package akashi.backup;

import static akashi.store.tables.Tables.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.pki.Password;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.store.Sites;
import akashi.vault.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new passphrase is judged for whoever may try without an end; what lies under an older one still opens. */
class WeakPassphraseTest {

    private static TestPortal portal;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private Browser.Page plan(String passphrase) {
        List<String> fields = List.of(
                "at",
                "03:00",
                "folder",
                folder.toString(),
                "days",
                "1",
                "weeks",
                "0",
                "months",
                "0",
                "planPassphrase",
                passphrase,
                "planAgain",
                passphrase);
        return portal.admin().submit("/backup?lang=en", "/backup/plan", fields.toArray(String[]::new));
    }

    private Browser.Page take(String passphrase) {
        return portal.admin().submit("/backup?lang=en", "/backup", "passphrase", passphrase, "again", passphrase);
    }

    private Browser.Page unlockedBy(String passphrase) {
        return portal.admin().submit("/unlock?lang=en", "/unlock/passphrase", "fresh", passphrase, "again", passphrase);
    }

    @ParameterizedTest
    @MethodSource("akashi.pki.SoonGuessed#passphrases")
    void one_that_is_soon_guessed_takes_no_backup_and_plans_none(String weak) {
        Browser.Page taken = take(weak);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.html().select("#e-passphrase").text()).contains("could guess this");
        Browser.Page planned = plan(weak);
        assertThat(planned.status()).isEqualTo(422);
        assertThat(planned.html().select("#e-planPassphrase").text()).contains("could guess this");
        assertThat(portal.admin().get("/backup?lang=en").html().select("form[action$=/plan/stop]"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("akashi.pki.SoonGuessed#passphrases")
    void one_that_is_soon_guessed_does_not_protect_the_private_keys(String weak) {
        Browser.Page page = unlockedBy(weak);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-fresh").text()).contains("could guess this");
    }

    @Test
    void the_name_of_the_site_and_of_its_people_are_known_to_everybody() {
        for (String name : List.of("Quay Copper Seven Lantern", "rowing.copper.lantern.tide")) {
            assertThat(plan(name).location()).as("the name of nobody yet").isEqualTo("/backup");
        }
        portal.database()
                .db()
                .update(SITE)
                .set(SITE.NAME, "Quay Copper Seven Lantern")
                .execute();
        portal.anotherAdmin("rowing.copper.lantern.tide");
        for (String name : List.of("quay-copper-seven-lantern-2026", "rowing.copper.lantern.tide")) {
            assertThat(plan(name).status()).as(name).isEqualTo(422);
            assertThat(take(name).status()).as(name).isEqualTo(422);
            assertThat(unlockedBy(name).status()).as(name).isEqualTo(422);
        }
        portal.admin().submit("/backup", "/backup/plan/stop");
    }

    @Test
    void the_field_says_what_is_accepted() {
        assertThat(portal.admin()
                        .get("/backup?lang=en")
                        .html()
                        .select("form[action$=/backup]")
                        .text())
                .contains("At least 12 characters that are not easy to guess");
    }

    @Test
    void what_was_kept_in_older_days_still_takes_backups_and_opens_them(@TempDir Path home) throws IOException {
        assertThat(plan("lantern rowing copper tide").location()).isEqualTo("/backup");
        new KeptPassphrase(portal.box())
                .put(
                        portal.database().db(),
                        portal.actor().siteId(),
                        Password.of("aaaaaaaaaaaa"),
                        portal.clock().instant());
        Browser admin = portal.admin();
        admin.submit("/backup", "/backup/plan/now");
        admin.submit("/backup", "/backup/plan/stop");
        try (Stream<Path> files = Files.list(folder)) {
            Path old = files.findFirst().orElseThrow();
            new RestoreBackup(Protection.by(home.resolve("akashi.key")), portal.clock())
                    .restore(
                            old, "aaaaaaaaaaaa".toCharArray(), home, () -> Database.open(DatabaseAddress.fileIn(home)));
        }
        try (Database restored = Database.open(DatabaseAddress.fileIn(home))) {
            assertThat(new Sites(restored.db()).real()).isPresent();
        }
    }
}
