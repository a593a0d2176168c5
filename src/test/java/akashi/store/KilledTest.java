package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What remains when the portal is killed between two instructions. */
class KilledTest {

    private static final int ENOUGH = 25;

    @TempDir
    Path home;

    @Test
    void every_act_that_was_told_to_be_done_is_there_with_its_entry_and_none_is_half_done() throws Exception {
        UUID siteId;
        try (TestPortal portal = TestPortal.on(Database.open(DatabaseAddress.fileIn(home)))) {
            siteId = portal.siteId();
        }
        int told = killAfter(ENOUGH, siteId);
        try (Database database = Database.open(DatabaseAddress.fileIn(home))) {
            int entries = new AuditEntries(database.db(), siteId).count(AuditQuery.newest(1));
            String notice = new Sites(database.db()).setting(siteId, "notice").orElseThrow();
            assertThat(entries).isGreaterThanOrEqualTo(told);
            assertThat(notice).hasSize(entries);
            assertThat(new Sites(database.db()).get(siteId).planVersion()).isEqualTo(1 + entries);
        }
    }

    /** Starts the process, kills it once so many acts were told, and says how many it told in all. */
    private int killAfter(int acts, UUID siteId) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = System.getProperty("java.class.path");
        Process child = new ProcessBuilder(
                        java, "-cp", path, PostsNotices.class.getName(), home.toString(), siteId.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            int told = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told += line.startsWith("done ") ? 1 : 0;
                if (told == acts) {
                    child.toHandle().destroyForcibly();
                }
            }
            return told;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
