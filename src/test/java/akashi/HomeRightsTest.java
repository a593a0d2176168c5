package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a folder that others may enter the portal's own files are for its account alone; the folder is left as it is. */
class HomeRightsTest {

    @TempDir
    private Path home;

    @BeforeEach
    void open_to_all() throws IOException {
        grant(home, "rwxr-xr-x");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void grant(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private void openedOnce() {
        Portal.open(Configuration.in(home), new TestClock(TestPortal.NOW)).close();
    }

    private static List<String> said(Runnable deed) {
        ListAppender<ILoggingEvent> ear = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Home.class);
        ear.start();
        logger.addAppender(ear);
        try {
            deed.run();
        } finally {
            logger.detachAppender(ear);
        }
        return ear.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_database_file_is_made_for_its_owner_alone() throws IOException {
        openedOnce();
        assertThat(rights(home.resolve("akashi.mv.db"))).isEqualTo("rw-------");
        assertThat(rights(home)).isEqualTo("rwxr-xr-x");
        openedOnce();
    }

    @Test
    void one_that_was_made_with_the_rights_that_came_is_narrowed() throws IOException {
        openedOnce();
        grant(home.resolve("akashi.mv.db"), "rw-r--r--");
        openedOnce();
        assertThat(rights(home.resolve("akashi.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void nobody_else_enters_the_folder_of_the_log() throws IOException {
        assertThat(rights(Home.logs(home))).isEqualTo("rwx------");
        grant(home.resolve("logs"), "rwxr-xr-x");
        assertThat(rights(Home.logs(home)))
                .as("a group may have been let in to ship the log")
                .isEqualTo("rwxr-x---");
    }

    @Test
    void a_folder_that_others_can_enter_is_told_with_the_command_that_shuts_it() throws IOException {
        assertThat(said(() -> Home.judged(home))).singleElement().asString().contains("run chmod 700 " + home);
        Path fromHere = Path.of("").toAbsolutePath().relativize(home);
        assertThat(said(() -> Home.judged(fromHere)))
                .as("run from another folder it means the same")
                .singleElement()
                .asString()
                .contains("run chmod 700 " + home);
        grant(home, "rwx------");
        assertThat(said(() -> Home.judged(home))).isEmpty();
    }
}
