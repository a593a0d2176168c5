package akashi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestCare;
import akashi.TestPortal;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.vault.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal that was restored, perhaps only to try it, beside the one whose backup it was. */
class RestoredPlanTest {

    private static final String PASSPHRASE = "kept passphrase of backups";

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Keeps the plan, as the form shows it: one day. */
    private Browser.Page plan(Browser admin) {
        List<String> fields = List.of("at", "03:00", "folder", folder.toString(), "days", "1", "weeks", "0");
        List<String> rest = List.of("months", "0", "planPassphrase", PASSPHRASE, "planAgain", PASSPHRASE);
        return admin.submit(
                "/backup",
                "/backup/plan",
                Stream.concat(fields.stream(), rest.stream()).toArray(String[]::new));
    }

    private Instant production() throws IOException {
        try (TestPortal portal = TestPortal.start()) {
            plan(portal.admin());
            portal.clock().advance(Duration.ofHours(24));
            TestCare.lookForBackups(portal);
            portal.clock().advance(Duration.ofHours(24));
            TestCare.lookForBackups(portal);
            assertThat(files()).hasSize(1);
            new RestoreBackup(Protection.by(home.resolve("akashi.key")), portal.clock())
                    .restore(
                            files().get(0),
                            PASSPHRASE.toCharArray(),
                            home,
                            () -> Database.open(DatabaseAddress.fileIn(home)));
            return portal.clock().instant();
        }
    }

    @Test
    void it_takes_none_until_the_plan_is_saved_again_and_never_touches_what_it_did_not_write() throws IOException {
        Instant restored = production();
        Path theirs = files().get(0);
        try (TestPortal portal = TestPortal.in(home, restored.plus(Duration.ofDays(2)), false)) {
            Browser admin = portal.admin();
            TestCare.lookForBackups(portal);
            admin.post("/backup/plan/now");
            assertThat(files()).as("held").containsExactly(theirs);
            Browser.Page page = admin.get("/backup?lang=en");
            assertThat(page.html().select("#plan .note").text()).contains("This portal was restored from a backup.");
            assertThat(page.html().select("form[action$=/plan/now]")).isEmpty();
            portal.portal().lookForWarnings();
            assertThat(admin.get("/warnings?lang=en").text()).contains("This portal was restored from a backup.");
            assertThat(plan(admin).location()).isEqualTo("/backup");
            for (int day = 0; day < 3; day++) {
                portal.clock().advance(Duration.ofHours(24));
                TestCare.lookForBackups(portal);
            }
            assertThat(files()).hasSize(2).contains(theirs);
            assertThat(admin.get("/backup").html().select("#plan .note")).isEmpty();
        }
    }
}
