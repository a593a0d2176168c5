package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of fifty thousand rows goes through a portal that runs with a heap of 256 MB. */
class ManyRowsTest {

    private static final int ROWS = 50_000;

    @TempDir
    Path home;

    @Test
    void fifty_thousand_rows_are_shown_first_and_taken_whole() {
        try (PortalProcess portal = PortalProcess.Start.on(home)
                .with(List.of("-Xmx256m", "-XX:+UseSerialGC"))
                .run()) {
            Browser admin = portal.admin();
            byte[] file = Inventories.recorders(ROWS - 1).getBytes(StandardCharsets.UTF_8);
            Browser.Page looked = admin.upload("/sites/import", "file", "inventory.csv", file);
            assertThat(looked.status()).as(looked.text()).isEqualTo(303);
            Browser.Page preview = admin.get(looked.location());
            assertThat(preview.status()).isEqualTo(200);
            assertThat(preview.bytes().length)
                    .as("the page stays one that a browser can show")
                    .isLessThan(1 << 20);
            Browser.Page taken = admin.submit(looked.location(), looked.location());
            assertThat(taken.status()).as(taken.text()).isEqualTo(303);
            assertThat(admin.get("/").status()).isEqualTo(200);
            assertThat(admin.get("/topology/recorder-to-clients").status()).isEqualTo(200);
            assertThat(Inventories.computers(admin)).isEqualTo(ROWS);
        }
    }
}
