package akashi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder that cannot keep backups is refused while somebody looks, not in the night when one is due. */
class WantedFolderTest {

    private static final String PASSPHRASE = "lantern rowing copper tide";

    private static TestPortal portal;

    @BeforeAll
    static void start() throws IOException {
        portal = TestPortal.start();
        Files.createDirectories(portal.home().resolve("logs").resolve("old"));
        Files.createDirectories(portal.home().resolve("backups"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static Browser.Page plan(Path folder) {
        List<String> fields = new ArrayList<>(List.of("at", "03:00", "folder", folder.toString()));
        fields.addAll(List.of("days", "1", "weeks", "0", "months", "0"));
        fields.addAll(List.of("planPassphrase", PASSPHRASE, "planAgain", PASSPHRASE));
        return portal.admin().submit("/backup?lang=en", "/backup/plan", fields.toArray(String[]::new));
    }

    static Stream<Arguments> refused() {
        Path home = portal.home();
        return Stream.of(
                arguments("the portal's own folder", home, "the portal's own folder"),
                arguments("the same by another way", home.resolve("logs/.."), "the portal's own folder"),
                arguments("below its log", home.resolve("logs/old"), "the portal's own folder"),
                arguments("what is gone after a start", Path.of("/dev"), "belongs to the operating system"),
                arguments("what is no disk", Path.of("/proc"), "/proc"),
                arguments("one that is not there", home.resolve("away"), "There is no folder"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_told_at_the_field_and_plans_nothing(String what, Path folder, String why) {
        Browser.Page answer = plan(folder);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-folder").text()).as(what).contains(why);
        assertThat(portal.admin().get("/backup").html().select("form[action$=/plan/stop]"))
                .isEmpty();
    }

    @Test
    void a_link_to_the_portals_own_folder_is_the_folder(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("backups"), portal.home());
        assertThat(plan(link).status()).isEqualTo(422);
    }

    @Test
    void one_on_the_portals_disk_is_taken_with_a_hint_and_left_empty() throws IOException {
        Path beside = portal.home().resolve("backups");
        assertThat(plan(beside).location()).isEqualTo("/backup");
        assertThat(beside).isEmptyDirectory();
        Browser admin = portal.admin();
        assertThat(admin.get("/backup?lang=en").html().select("#beside").text()).contains("on the same disk");
        admin.submit("/backup", "/backup/plan/stop");
        assertThat(admin.get("/backup?lang=en").html().select("#beside")).isEmpty();
    }
}
