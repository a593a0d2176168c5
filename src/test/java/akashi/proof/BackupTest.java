package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is taken while the portal runs, comes back whole, and nothing else is taken for one. */
class BackupTest {

    @TempDir
    static Path folder;

    private static Path backup;

    @BeforeAll
    static void take() {
        Path home = folder.resolve("home");
        backup = folder.resolve("akashi.backup");
        try (PortalProcess portal = PortalProcess.Start.on(home).run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(20).getBytes(StandardCharsets.UTF_8));
            admin.submit("/authorities/new", "/authorities/new", "name", "Kept CA", "key", "RSA_3072", "years", "15");
            Program taken = new CommandLine(home).run("backup", backup.toString());
            assertThat(taken.exit()).as(taken.output()).isZero();
            Program running = new CommandLine(home).run("restore", backup.toString());
            assertThat(running.exit()).as(running.output()).isEqualTo(1);
        }
    }

    @Test
    void it_comes_back_whole_and_can_sign_again() {
        Path home = folder.resolve("back");
        Program done = new CommandLine(home).run("restore", backup.toString());
        assertThat(done.exit()).as(done.output()).isZero();
        try (PortalProcess portal = PortalProcess.Start.on(home).run()) {
            Browser admin = portal.admin();
            assertThat(Inventories.computers(admin)).isEqualTo(21);
            assertThat(admin.get("/authorities").html().text()).contains("Kept CA");
            admin.post("/encryption/turn", turn(admin));
            String computer = admin.get("/servers").html().select("a[href^=/servers/]").stream()
                    .map(link -> link.attr("href").replaceFirst("/servers/", ""))
                    .filter(id -> id.matches("[0-9a-f-]{36}"))
                    .findFirst()
                    .orElseThrow();
            Browser.Page issued = admin.submit(
                    "/certificates/issue?computer=" + computer,
                    "/certificates/issue",
                    "key",
                    "RSA_2048",
                    "days",
                    "397");
            assertThat(issued.status()).as(issued.text()).isEqualTo(303);
        }
    }

    private static String[] turn(Browser admin) {
        String computer = admin.get("/encryption")
                .html()
                .select("form[action=/encryption/turn] input[name=computer]")
                .attr("value");
        return new String[] {"computer", computer, "slot", "SERVER", "on", "true", "pair", "true"};
    }

    @ParameterizedTest(name = "{0} is refused with a sentence and leaves nothing")
    @ValueSource(strings = {"cut short", "changed inside", "empty", "a picture", "a database"})
    void what_is_no_whole_backup_is_refused(String what) throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        byte[] bad = switch (what) {
            case "cut short" -> Arrays.copyOf(whole, whole.length * 2 / 3);
            case "changed inside" -> changed(whole);
            case "empty" -> new byte[0];
            case "a picture" -> Files.readAllBytes(Path.of("static/seal.svg"));
            default -> Files.readAllBytes(folder.resolve("home/akashi.mv.db"));
        };
        Path home = folder.resolve("never " + what);
        Path file = Files.write(folder.resolve(what + ".backup"), bad);
        Program done = new CommandLine(home).run("restore", file.toString());
        assertThat(done.exit()).as(done.output()).isEqualTo(1);
        assertThat(done.output()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(left(home)).as("files left behind").isEmpty();
    }

    private static byte[] changed(byte[] whole) {
        byte[] other = whole.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private static List<Path> left(Path home) throws IOException {
        if (!Files.exists(home)) {
            return List.of();
        }
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".mv.db")).toList();
        }
    }
}
