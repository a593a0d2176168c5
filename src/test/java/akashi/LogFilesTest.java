package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @TempDir
    private Path home;

    private final LoggerContext loggers = new LoggerContext();

    private LogFiles log(long bytes, int days) {
        LogFiles log = new LogFiles(home.resolve("ログ (1) %d"), new LogFiles.Bounds(bytes, days));
        log.setContext(loggers);
        log.start();
        return log;
    }

    private void say(LogFiles log, Instant at, String text) {
        LoggingEvent event =
                new LoggingEvent("x", loggers.getLogger("akashi.store.Jobs"), Level.INFO, text, null, new Object[0]);
        event.setTimeStamp(at.toEpochMilli());
        event.setMDCPropertyMap(Map.of());
        log.doAppend(event);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("ログ (1) %d"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(home.resolve("ログ (1) %d").resolve(name));
    }

    @Test
    void a_day_has_a_file_another_where_it_is_full_and_goes_on_after_a_start() throws IOException {
        LogFiles log = log(240, 30);
        for (int line = 0; line < 4; line++) {
            say(log, NOON, "line " + line + " " + "x".repeat(40));
        }
        log.stop();
        LogFiles next = log(240, 30);
        say(next, NOON, "after the start");
        say(next, NOON.plusSeconds(86_400), "the next day");
        next.stop();
        assertThat(names())
                .containsExactly("akashi-2027-03-01.0.log", "akashi-2027-03-01.1.log", "akashi-2027-03-02.0.log");
        assertThat(text("akashi-2027-03-01.0.log")).contains("line 0", "line 1").doesNotContain("line 2");
        assertThat(text("akashi-2027-03-01.1.log")).contains("line 2", "line 3");
        assertThat(text("akashi-2027-03-02.0.log")).contains("the next day");
    }

    @Test
    void old_files_and_too_many_go_and_those_of_others_stay() throws IOException {
        LogFiles log = log(10, 5);
        say(log, NOON, "first");
        Files.writeString(home.resolve("ログ (1) %d/akashi-1999-99-99.0.log"), "x");
        Files.writeString(home.resolve("ログ (1) %d/notes.log"), "x");
        say(log, NOON.plusSeconds(6 * 86_400), "later");
        assertThat(names()).containsExactly("akashi-1999-99-99.0.log", "akashi-2027-03-07.0.log", "notes.log");
        for (int line = 0; line < 80; line++) {
            say(log, NOON.plusSeconds(6 * 86_400), "line " + line);
        }
        log.stop();
        assertThat(names()).hasSizeBetween(LogFiles.MOST, LogFiles.MOST + 2).contains("akashi-2027-03-07.80.log");
    }

    @Test
    void a_place_that_takes_nothing_stops_nobody_and_is_tried_again() throws IOException {
        Path place = Files.writeString(home.resolve("ログ (1) %d"), "in the way");
        LogFiles log = log(1000, 5);
        say(log, NOON, "lost");
        Files.delete(place);
        say(log, NOON.plusSeconds(1), "lost as well");
        say(log, NOON.plusSeconds(11), "written");
        log.stop();
        assertThat(text("akashi-2027-03-01.0.log")).contains("written").doesNotContain("lost");
    }

    @Test
    void the_settings_say_how_much_is_kept() {
        assertThat(bounds(Map.of())).contains(new LogFiles.Bounds(10 << 20, 30));
        assertThat(bounds(Map.of("AKASHI_LOG_SIZE", "3", "AKASHI_LOG_DAYS", "400")))
                .contains(new LogFiles.Bounds(3 << 20, 400));
        assertThat(bounds(Map.of("AKASHI_LOG_SIZE", "0"))).isEmpty();
        assertThatThrownBy(() -> bounds(Map.of("AKASHI_LOG_DAYS", "0"))).isInstanceOf(Fault.BadInput.class);
    }

    private static java.util.Optional<LogFiles.Bounds> bounds(Map<String, String> environment) {
        return LogFiles.Bounds.of(SettingSources.of(Map.of(), Map.of(), environment));
    }
}
