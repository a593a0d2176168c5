package akashi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written on the portal's own disk before it is sent. */
class OwnDiskTest {

    @TempDir
    private Path home;

    @Test
    void trouble_with_it_names_the_portals_folder_and_not_where_the_file_is_to_lie() {
        Path none = home.resolve("none");
        try (OwnDisk disk = new OwnDisk(none)) {
            assertThatThrownBy(() -> disk.write(new byte[9]))
                    .isInstanceOfSatisfying(
                            Fault.Unavailable.class,
                            told -> assertThat(told.reason())
                                    .isEqualTo(Message.of("command.trouble.own-disk", none.toString())));
        }
    }

    @Test
    void what_is_not_sent_does_not_stay() throws IOException {
        OwnDisk disk = new OwnDisk(home);
        try (disk) {
            disk.write(new byte[9]);
            disk.write(7);
        }
        assertThat(disk.file()).hasSize(10);
        disk.forget();
        assertThat(Files.list(home)).isEmpty();
    }
}
