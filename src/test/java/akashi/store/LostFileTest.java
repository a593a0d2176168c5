package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import akashi.core.fault.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes a file that it cannot write, and what was not on the disk is gone: nobody is told otherwise. */
class LostFileTest {

    @TempDir
    Path home;

    private DatabaseAddress address;

    @BeforeEach
    void locate() {
        address = DatabaseAddress.fileIn(home);
    }

    /** What a failed write does to everything that is open: it is closed, and nothing more is written. */
    private void fail() throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            connection.createStatement().execute("shutdown immediately");
        } catch (SQLException closed) {
            assertThat(closed.getErrorCode()).isEqualTo(90121);
        }
    }

    @Test
    void it_is_opened_again_and_what_was_done_before_is_there() throws SQLException {
        try (Database database = Database.open(address)) {
            database.transaction(db -> word(db, "kept"));
            long before = database.openings();
            fail();
            Await.until(database::answers, answers -> answers);
            assertThat(new PortalSettings(database.db()).find("word")).contains("kept");
            database.transaction(db -> word(db, "and goes on"));
            assertThat(database.openings()).isEqualTo(before + 1);
        }
    }

    private static boolean word(org.jooq.DSLContext db, String word) {
        new PortalSettings(db).set("word", word);
        return true;
    }

    @Test
    void whoever_committed_before_and_settles_afterwards_is_told_that_it_is_not_done() throws SQLException {
        try (Database database = Database.open(address)) {
            database.unsettled(db -> word(db, "perhaps gone"));
            fail();
            Await.until(database::answers, answers -> answers);
            assertThatThrownBy(database::settle)
                    .isInstanceOf(Fault.Unavailable.class)
                    .hasMessageContaining("store.trouble.lost");
            database.unsettled(db -> word(db, "anew"));
            database.settle();
            assertThat(new PortalSettings(database.db()).find("word")).contains("anew");
        }
    }

    @Test
    void a_site_that_was_read_before_is_read_again() throws SQLException {
        try (TestPortal portal = TestPortal.on(Database.open(address), new Notices.Post())) {
            UUID site = portal.siteId();
            portal.database().transaction(db -> word(db, "so that the site is on the disk"));
            Snapshots snapshots = new Snapshots(portal.database());
            var before = snapshots.of(site);
            assertThat(snapshots.of(site)).isSameAs(before);
            fail();
            Await.until(portal.database()::answers, answers -> answers);
            assertThat(snapshots.of(site)).isNotSameAs(before);
        }
    }

    @Test
    void a_file_that_could_only_be_read_is_written_again_once_it_can_be() throws Exception {
        assumeTrue(mount("-t", "tmpfs", "-o", "size=64m", "akashi-test", home.toString()));
        try (Database database = Database.open(address)) {
            database.transaction(db -> word(db, "kept"));
            fail();
            assertThat(mount("-o", "remount,ro", home.toString())).isTrue();
            Await.until(database::answers, answers -> answers);
            assertThat(new PortalSettings(database.db()).find("word")).contains("kept");
            assertThatThrownBy(() -> database.transaction(db -> word(db, "refused")))
                    .isInstanceOf(Fault.Unavailable.class)
                    .hasMessageContaining("store.trouble.read-only");
            assertThat(mount("-o", "remount,rw", home.toString())).isTrue();
            Await.until(() -> written(database), written -> written);
            assertThat(new PortalSettings(database.db()).find("word")).contains("goes on");
        } finally {
            new ProcessBuilder("umount", "-l", home.toString()).start().waitFor();
        }
    }

    private static boolean written(Database database) {
        try {
            return database.transaction(db -> word(db, "goes on"));
        } catch (Fault.Unavailable notYet) {
            return false;
        }
    }

    /** Whether this computer let us; only root may. */
    private static boolean mount(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
