package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service of Windows leaves in the event log, by a stand-in for the program that writes there. */
class EventLogTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, SERVICE_ID={1}: {2}")
    @CsvSource({
        "Windows Server 2022, Akashi, true",
        "Windows Server 2022,       , false",
        "Linux,               Akashi, false",
    })
    void only_a_service_of_windows_writes_there(String system, String service, boolean writes) {
        Map<String, String> environment = service == null ? Map.of() : Map.of("SERVICE_ID", service);
        assertThat(EventLog.of(Map.of("os.name", system), environment).service())
                .isEqualTo(writes);
    }

    @Test
    void the_reason_stands_there_in_one_line() throws IOException {
        assertThat(written("Port 8443 is taken.\nStop \"the other\" program in C:\\鍵 の%PATH%."))
                .containsExactly(
                        "/L",
                        "APPLICATION",
                        "/T",
                        "ERROR",
                        "/ID",
                        "100",
                        "/SO",
                        "Akashi",
                        "/D",
                        "Port 8443 is taken. Stop the other program in C:\\鍵 の PATH .");
    }

    @Test
    void a_reason_without_end_is_cut() throws IOException {
        assertThat(written("x".repeat(50_000)).get(9)).hasSize(2_000);
    }

    @Test
    void where_nothing_can_be_written_the_end_of_the_program_is_not_held_up() {
        new EventLog(true, List.of("no-such-program")).failed("Port 8443 is taken.");
        new EventLog(true, List.of("false")).failed("Port 8443 is taken.");
        assertThat(folder).isEmptyDirectory();
    }

    private List<String> written(String why) throws IOException {
        Path file = folder.resolve("event");
        String script = "for word in \"$@\"; do printf '%s\\n' \"$word\"; done > \"$0\"";
        new EventLog(true, List.of("bash", "-c", script, file.toString())).failed(why);
        return Files.readAllLines(file);
    }
}
