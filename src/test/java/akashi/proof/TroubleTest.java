package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal as a process says when its database cannot be used, and that nothing is lost by it. */
class TroubleTest {

    @TempDir
    Path folder;

    private PortalProcess.Start start() {
        return PortalProcess.Start.on(folder.resolve("home"));
    }

    @Test
    void a_second_portal_on_the_same_file_says_so_and_ends_with_1() {
        try (PortalProcess first = start().run()) {
            PortalProcess second = start().launch();
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors()).containsIgnoringCase("another").doesNotContain("Exception", "\tat ");
            assertThat(first.admin().get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void a_damaged_file_is_named_with_what_to_do_and_stays_as_it_is() throws IOException {
        start().run().close();
        Path file = folder.resolve("home/akashi.mv.db");
        damage(file);
        byte[] before = Files.readAllBytes(file);
        PortalProcess portal = start().launch();
        assertThat(portal.exitCode()).isEqualTo(1);
        assertThat(portal.errors())
                .contains("akashi")
                .containsIgnoringCase("restore")
                .doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** Whatever a broken disk writes: the headers, which lie at the beginning twice, and the chunks. */
    private static void damage(Path file) throws IOException {
        byte[] rubbish = new byte[(int) Files.size(file)];
        Arrays.fill(rubbish, (byte) 'x');
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(rubbish), 0);
        }
    }

    @Test
    void a_full_disk_refuses_the_import_with_a_sentence_and_leaves_nothing_half() {
        start().run().close();
        long kilobytes = folder.resolve("home/akashi.mv.db").toFile().length() / 1024 + 256;
        byte[] file = Inventories.recorders(5_000).getBytes(StandardCharsets.UTF_8);
        try (PortalProcess full = start().under("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash")
                .run()) {
            Browser.Page answer = Inventories.bringIn(full.admin(), file);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.html().text()).containsIgnoringCase("disk").doesNotContain("Exception");
        }
        try (PortalProcess again = start().run()) {
            assertThat(Inventories.computers(again.admin())).isZero();
            assertThat(Inventories.bringIn(again.admin(), file).status()).isEqualTo(303);
            assertThat(Inventories.computers(again.admin())).isEqualTo(5_001);
        }
    }
}
