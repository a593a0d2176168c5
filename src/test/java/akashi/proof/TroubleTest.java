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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
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
    void a_file_damaged_in_the_middle_loses_nothing_silently() throws IOException {
        try (PortalProcess portal = start().run()) {
            Inventories.bringIn(portal.admin(), Inventories.recorders(2_000).getBytes(StandardCharsets.UTF_8));
        }
        damageInTheMiddle(folder.resolve("home/akashi.mv.db"));
        PortalProcess portal = start().launch();
        if (!portal.listens()) {
            assertThat(portal.exitCode()).isEqualTo(1);
            assertThat(portal.errors()).containsIgnoringCase("restore").doesNotContain("Exception", "\tat ");
            return;
        }
        try (portal) {
            for (String page : List.of("/", "/servers", "/sites/export.csv", "/audit")) {
                Browser.Page shown = portal.admin().get(page);
                assertThat(shown.text()).as(page).doesNotContain("Exception", "\tat ");
                assertThat(shown.status()).as(page + shown.text()).isIn(200, 303, 503);
                if (shown.status() == 503) {
                    assertThat(shown.html().text()).as(page).containsIgnoringCase("restore");
                } else if (page.endsWith("csv") && shown.status() == 200) {
                    assertThat(Inventories.computers(portal.admin())).isEqualTo(2_001);
                }
            }
        }
    }

    /** Some pages of the storage are overwritten; beginning and end, where it looks first, stay as they are. */
    private static void damageInTheMiddle(Path file) throws IOException {
        byte[] rubbish = new byte[4096];
        Arrays.fill(rubbish, (byte) 'x');
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long at = size / 4096 / 4; at < size / 4096 * 3 / 4; at += 8) {
                channel.write(ByteBuffer.wrap(rubbish), at * 4096);
            }
        }
    }

    @Test
    void a_full_disk_makes_the_portal_unready_and_leaves_trail_and_site_whole(TestReporter reporter) {
        byte[] file = Inventories.recorders(2_000).getBytes(StandardCharsets.UTF_8);
        Path home = folder.resolve("disk/home");
        try (SmallDisk disk = SmallDisk.in(folder.resolve("disk"))) {
            reporter.publishEntry("full by", disk.way());
            disk.start().run().close();
            try (PortalProcess portal = disk.startWith(256).run()) {
                Browser admin = portal.admin();
                // A mere limit on the size of files leaves room on the disk.
                if (disk.way().contains("space")) {
                    Browser.Page health = admin.get("/healthz");
                    assertThat(health.status()).isEqualTo(503);
                    assertThat(health.text()).contains("\"why\":\"disk\"");
                }
                Browser.Page answer = Inventories.bringIn(admin, file);
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.html().text()).containsIgnoringCase("disk").doesNotContain("Exception");
                if (disk.mayChange()) {
                    disk.clear();
                    goesOn(portal, admin, file);
                }
            }
            disk.clear();
            try (PortalProcess portal = disk.start().run()) {
                Browser admin = portal.admin();
                if (!disk.mayChange()) {
                    goesOn(portal, admin, file);
                }
                assertThat(Inventories.computers(admin)).isEqualTo(2_001);
                Program check = new CommandLine(home).run("check");
                assertThat(check.output()).contains("The chain is whole");
            }
        }
    }

    /** Without a restart: what was refused is done now. */
    private static void goesOn(PortalProcess portal, Browser admin, byte[] file) {
        assertThat(admin.get("/healthz").status()).isEqualTo(200);
        assertThat(Inventories.computers(admin)).isZero();
        assertThat(Inventories.bringIn(admin, file).status()).isEqualTo(303);
        assertThat(Inventories.computers(portal.admin())).isEqualTo(2_001);
    }

    @Test
    void a_full_disk_refuses_the_import_with_a_sentence_and_leaves_nothing_half(TestReporter reporter) {
        byte[] file = Inventories.recorders(5_000).getBytes(StandardCharsets.UTF_8);
        try (SmallDisk disk = SmallDisk.in(folder.resolve("disk"))) {
            reporter.publishEntry("full by", disk.way());
            disk.start().run().close();
            try (PortalProcess full = disk.startWith(256).run()) {
                Browser.Page answer = Inventories.bringIn(full.admin(), file);
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.html().text()).containsIgnoringCase("disk").doesNotContain("Exception");
            }
            disk.clear();
            try (PortalProcess again = disk.start().run()) {
                assertThat(Inventories.computers(again.admin())).isZero();
                assertThat(Inventories.bringIn(again.admin(), file).status()).isEqualTo(303);
                assertThat(Inventories.computers(again.admin())).isEqualTo(5_001);
            }
        }
    }
}
