package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that holds less than it held before is not gone on with. */
class ReachedTest {

    @TempDir
    private Path home;

    private Path file;
    private Path older;

    @BeforeEach
    void twoActsWithACopyBetween() throws IOException {
        file = home.resolve("akashi.mv.db");
        older = home.resolve("older");
        try (TestPortal portal = TestPortal.on(Database.open(DatabaseAddress.fileIn(home)), new Post())) {
            portal.acts().run(portal.admin(), new PostNotice("first"));
        }
        Files.copy(file, older);
        try (Database database = Database.open(DatabaseAddress.fileIn(home))) {
            akashi.core.site.Site site = new Sites(database.db()).real().orElseThrow();
            Acts acts = new Acts(
                    database, new Snapshots(database), java.time.Clock.systemUTC(), java.util.List.of(new Post()));
            acts.run(akashi.core.access.Actor.portal(site.id()), new PostNotice("second"));
        }
    }

    @Test
    void an_older_copy_is_refused_with_the_way_on_and_left_as_it_is() throws IOException {
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Database.open(DatabaseAddress.fileIn(home)))
                .isInstanceOfSatisfying(
                        Fault.Unavailable.class,
                        refused -> assertThat(refused.reason().key()).isEqualTo("store.trouble.set-back"))
                .hasMessageContaining("akashi.reached");
    }

    @Test
    void nobody_but_its_owner_reads_how_far_it_came() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("akashi.reached"))))
                .isEqualTo("rw-------");
    }

    @Test
    void it_is_taken_where_somebody_means_it() throws IOException {
        Files.copy(older, file, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(home.resolve("akashi.reached"));
        Database.open(DatabaseAddress.fileIn(home)).close();
        Database.open(DatabaseAddress.fileIn(home)).close();
    }

    @Test
    void a_new_file_in_its_place_begins_anew() throws IOException {
        Files.delete(file);
        Database.open(DatabaseAddress.fileIn(home)).close();
        assertThat(file).exists();
    }

    @Test
    void the_file_itself_is_opened_again_and_again() {
        Database.open(DatabaseAddress.fileIn(home)).close();
        Database.open(DatabaseAddress.fileIn(home)).close();
        assertThat(home.resolve("akashi.reached")).hasContent("2");
    }
}
