package akashi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.TestCare;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.store.PortalSettings;
import akashi.store.Sites;
import akashi.vault.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are taken by themselves: when, proven, pruned, and told of when they fail. */
class PlannedBackupsTest {

    private static final String PASSPHRASE = "kept passphrase of backups";

    @TempDir
    private Path folder;

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page plan(String days) {
        Browser admin = portal.admin();
        return admin.submit(
                "/backup",
                "/backup/plan",
                "at",
                "03:00",
                "folder",
                folder.toString(),
                "days",
                days,
                "weeks",
                "0",
                "months",
                "0",
                "planPassphrase",
                PASSPHRASE,
                "planAgain",
                PASSPHRASE);
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void look() {
        TestCare.lookForBackups(portal);
    }

    @Test
    void one_is_taken_when_its_time_has_come_and_can_be_restored() throws IOException {
        assertThat(plan("2").location()).isEqualTo("/backup");
        look();
        assertThat(files()).as("not before its time").isEmpty();
        portal.clock().advance(Duration.ofHours(24));
        look();
        look();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).matches("akashi-2027-03-02-\\d{6}\\.backup");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        });
        Path home = Files.createTempDirectory(folder.getParent(), "restored");
        new RestoreBackup(Protection.by(home.resolve("akashi.key")), portal.clock())
                .restore(
                        files().get(0),
                        PASSPHRASE.toCharArray(),
                        home,
                        () -> Database.open(DatabaseAddress.fileIn(home)));
        try (Database restored = Database.open(DatabaseAddress.fileIn(home))) {
            assertThat(new Sites(restored.db()).real()).isPresent();
        }
        assertThat(portal.admin().get("/backup").text()).contains(files().get(0).toString());
    }

    @Test
    void old_ones_go_after_a_new_one_is_proven_and_strangers_stay() throws IOException {
        plan("2");
        Path stranger = Files.writeString(folder.resolve("akashi-2020-01-01-000000.backup"), "x");
        for (int day = 0; day < 4; day++) {
            portal.clock().advance(Duration.ofHours(24));
            look();
        }
        assertThat(files()).hasSize(3).contains(stranger);
        assertThat(files().get(2).toString()).contains("2027-03-05");
        assertThat(new Backups(portal.database().db()).newest(9)).hasSize(4);
        assertThat(portal.admin().get("/backup?lang=en").text()).contains("removed, since it was old enough");
    }

    @Test
    void what_keeps_it_from_being_taken_is_shown_and_over_once_one_is_taken() throws IOException {
        plan("2");
        Path away = folder.resolveSibling("away");
        Files.move(folder, away);
        portal.clock().advance(Duration.ofHours(24));
        look();
        Browser admin = portal.admin();
        assertThat(admin.get("/backup?lang=en").html().select("#plan .note").text())
                .contains("None could be taken since", "There is no folder " + folder);
        portal.portal().lookForWarnings();
        assertThat(admin.get("/warnings?lang=en").text()).contains("There is no folder");
        assertThat(admin.get("/?lang=en").html().select("main").text())
                .contains("No backup is taken by itself any more", "There is no folder");
        Files.move(away, folder);
        look();
        assertThat(files()).as("tried again only after a while").isEmpty();
        portal.clock().advance(Duration.ofMinutes(16));
        look();
        assertThat(files()).hasSize(1);
        assertThat(admin.get("/backup").html().select("#plan .note")).isEmpty();
        portal.portal().lookForWarnings();
        assertThat(admin.get("/warnings?lang=en").text()).contains("There is nothing to warn of.");
        assertThat(admin.get("/?lang=en").text()).doesNotContain("No backup is taken by itself any more");
    }

    @Test
    void a_wrong_form_says_what_is_wrong_and_the_passphrase_is_never_shown() {
        Browser admin = portal.admin();
        Browser.Page wrong = admin.submit(
                "/backup",
                "/backup/plan",
                "at",
                "25:00",
                "folder",
                "no/full/path",
                "days",
                "0",
                "weeks",
                "0",
                "months",
                "x",
                "planPassphrase",
                "short",
                "planAgain",
                "other");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#plan .error-text")).hasSize(5);
        plan("2");
        assertThat(admin.get("/backup").text()).doesNotContain(PASSPHRASE);
        assertThat(admin.get("/audit?lang=en").text())
                .contains("Planned backups every day at 03:00")
                .doesNotContain(PASSPHRASE);
        plan("2");
        assertThat(admin.get("/audit?lang=en&act=plan-backups")
                        .html()
                        .selectFirst("details dl")
                        .text())
                .isEqualTo("Passphrase of the backups kept → given anew");
    }

    private Browser.Page replan() {
        Browser admin = portal.admin();
        String there = folder.toString();
        return admin.submit(
                "/backup", "/backup/plan", "at", "4:30", "folder", there, "days", "3", "weeks", "1", "months", "1");
    }

    @Test
    void the_plan_is_kept_without_saying_the_passphrase_again_and_stopped_for_good() {
        plan("2");
        Browser admin = portal.admin();
        assertThat(replan().status()).isEqualTo(303);
        assertThat(admin.submit("/backup", "/backup/plan/now").location()).isEqualTo("/backup");
        assertThat(files()).hasSize(1);
        admin.submit("/backup", "/backup/plan/stop");
        portal.clock().advance(Duration.ofDays(2));
        look();
        assertThat(files()).hasSize(1);
        assertThat(replan().status()).as("its passphrase was forgotten").isEqualTo(422);
    }

    @Test
    void a_clock_that_was_ahead_once_costs_no_backup() {
        plan("1");
        portal.clock().advance(Duration.ofDays(400));
        look();
        portal.clock().advance(Duration.ofDays(-399));
        look();
        assertThat(files()).hasSize(2).first().asString().contains("2027-03-02");
        portal.clock().advance(Duration.ofHours(24));
        look();
        assertThat(files()).hasSize(2).first().asString().contains("2027-03-03");
    }

    @Test
    void two_at_once_get_names_of_their_own_and_a_strangers_file_is_never_replaced() throws IOException {
        plan("5");
        Path stranger = Files.writeString(folder.resolve("akashi-2027-03-01-090000.backup"), "x");
        Browser admin = portal.admin();
        admin.submit("/backup", "/backup/plan/now");
        admin.submit("/backup", "/backup/plan/now");
        assertThat(files()).hasSize(3);
        assertThat(Files.readString(stranger)).isEqualTo("x");
        assertThat(new Backups(portal.database().db()).standing())
                .extracting(Backups.Backup::fileName)
                .containsExactlyInAnyOrder("akashi-2027-03-01-090000-2.backup", "akashi-2027-03-01-090000-3.backup");
    }

    @Test
    void a_file_that_is_no_longer_what_was_written_is_left_alone() throws IOException {
        plan("1");
        portal.admin().submit("/backup", "/backup/plan/now");
        Path changed = Files.writeString(files().get(0), "somebody else's");
        portal.clock().advance(Duration.ofHours(24));
        look();
        assertThat(files()).hasSize(2).contains(changed);
    }

    @Test
    void what_a_crash_left_unfinished_goes_a_day_later_and_that_of_others_stays() throws IOException {
        plan("5");
        portal.admin().submit("/backup", "/backup/plan/now");
        String mark =
                new PortalSettings(portal.database().db()).find(PlanFolder.MARK).orElseThrow();
        Path left = Files.writeString(folder.resolve("akashi-2027-03-01-090000." + mark + ".00000000.part"), "x");
        Path other = Files.writeString(folder.resolve("akashi-2027-03-01-090000.0000beef.00000000.part"), "x");
        portal.clock().advance(Duration.ofHours(23));
        portal.admin().submit("/backup", "/backup/plan/now");
        assertThat(left).exists();
        portal.clock().advance(Duration.ofHours(2));
        portal.admin().submit("/backup", "/backup/plan/now");
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void nothing_is_said_to_be_taken_where_nothing_was() {
        Browser admin = portal.admin();
        admin.post("/backup/plan/now");
        assertThat(admin.get("/backup?lang=en").text())
                .contains("None is taken by itself yet.")
                .doesNotContain("read back and proven.");
    }

    @Test
    void a_defect_while_it_is_taken_stands_as_failed_and_not_as_silence() {
        plan("2");
        var db = portal.database().db();
        db.execute("alter table backup_record add constraint nothing_fits check (size_bytes < 0)");
        portal.clock().advance(Duration.ofHours(24));
        assertThatThrownBy(this::look).isInstanceOf(RuntimeException.class);
        assertThat(portal.admin()
                        .get("/backup?lang=en")
                        .html()
                        .select("#plan .note")
                        .text())
                .contains("Something unexpected kept the backup from being taken");
        assertThat(files())
                .as("not known to anybody, so not left behind either")
                .isEmpty();
        db.execute("alter table backup_record drop constraint nothing_fits");
        portal.clock().advance(Duration.ofMinutes(16));
        look();
        assertThat(files()).hasSize(1);
        assertThat(portal.admin().get("/backup").html().select("#plan .note")).isEmpty();
    }

    @Test
    void only_an_administrator_plans() {
        assertThat(portal.as(Access.HELPDESK).post("/backup/plan/now").status()).isEqualTo(403);
        assertThat(portal.as(Access.HELPDESK).post("/backup/support").status()).isEqualTo(403);
    }
}
