package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.web.Lang;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a portal from starting is told in a sentence, and nothing is harmed. */
class NotStartedTest extends AtTheCommandLine {

    @Test
    void a_port_in_use_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err).contains(String.valueOf(taken.getLocalPort())).doesNotContain("\tat ");
        }
    }

    @Test
    void a_damaged_database_is_told_and_left_as_it_is() throws IOException {
        made();
        Path file = home.resolve("akashi.mv.db");
        byte[] damaged = Files.readAllBytes(file);
        java.util.Arrays.fill(damaged, 0, damaged.length, (byte) 7);
        Files.write(file, damaged);
        assertThat(run("serve")).isEqualTo(1);
        assertThat(err).contains("damaged", "restore").doesNotContain("\tat ");
        lang = Lang.JA;
        assertThat(run("check")).isEqualTo(1);
        assertThat(err).contains("壊れています");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void a_database_in_use_by_another_is_told() throws IOException {
        made();
        Path file = home.resolve("akashi.mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            other.lock();
            assertThat(run("serve")).isEqualTo(1);
            assertThat(err).contains("in use", "AKASHI_HOME").doesNotContain("\tat ");
        }
    }

    static Stream<Arguments> badKeyFiles() {
        return Stream.of(
                arguments("one that others can read", "rw-r--r--", null, "chmod 600"),
                arguments("one that holds no key", "rw-------", "not a key", "holds no key"),
                arguments("one that is missing", null, null, "missing"),
                arguments("one of another database", "rw-------", "A".repeat(43) + "=", "another database"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeyFiles")
    void a_key_file_that_cannot_be_used_is_told(String what, String mode, String content, String said)
            throws IOException {
        made();
        Path key = home.resolve("akashi.key");
        if (content != null) {
            Files.writeString(key, content + "\n");
        }
        if (mode == null) {
            Files.delete(key);
        } else {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
        }
        assertThat(run("serve")).as(what).isEqualTo(1);
        assertThat(err).contains(said).doesNotContain("\tat ");
    }
}
