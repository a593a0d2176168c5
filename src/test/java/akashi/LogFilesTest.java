package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.rolling.TimeBasedFileNamingAndTriggeringPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    /** The files know the time of the computer only. */
    private static final Instant NOW = Instant.now();

    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneId.systemDefault());

    @TempDir
    private Path home;

    private final LoggerContext loggers = new LoggerContext();

    private RollingFileAppender<ILoggingEvent> log(long bytes, int days) {
        LogLine line = new LogLine();
        line.start();
        return LogFiles.started(folder(), new LogFiles.Bounds(bytes, days), line, loggers);
    }

    private Path folder() {
        return home.resolve("ログ (1)");
    }

    private static TimeBasedFileNamingAndTriggeringPolicy<ILoggingEvent> clock(RollingFileAppender<ILoggingEvent> log) {
        return ((SizeAndTimeBasedRollingPolicy<ILoggingEvent>) log.getRollingPolicy())
                .getTimeBasedFileNamingAndTriggeringPolicy();
    }

    private void say(RollingFileAppender<ILoggingEvent> log, Instant at, String text) {
        clock(log).setCurrentTime(at.toEpochMilli());
        LoggingEvent event =
                new LoggingEvent("x", loggers.getLogger("akashi.store.Jobs"), Level.INFO, text, null, new Object[0]);
        event.setTimeStamp(at.toEpochMilli());
        event.setMDCPropertyMap(Map.of());
        log.doAppend(event);
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void a_day_has_a_file_another_where_it_is_full_and_goes_on_after_a_start() throws IOException {
        RollingFileAppender<ILoggingEvent> log = log(240, 30);
        for (int line = 0; line < 9; line++) {
            say(log, NOW, "line " + line + " " + "x".repeat(40));
        }
        log.stop();
        List<String> before = names();
        assertThat(before).hasSizeBetween(2, 9).first().isEqualTo("akashi-" + TODAY + ".0.log");
        RollingFileAppender<ILoggingEvent> next = log(240, 30);
        say(next, NOW, "after the start");
        say(next, NOW.plus(Duration.ofDays(1)), "the next day");
        next.stop();
        assertThat(names()).containsAll(before).contains("akashi-" + TODAY.plusDays(1) + ".0.log");
        assertThat(text("akashi-" + TODAY + ".0.log")).contains("line 0").doesNotContain("line 8");
        assertThat(text("akashi-" + TODAY.plusDays(1) + ".0.log")).contains("the next day");
        assertThat(names().stream().filter(name -> text(name).contains("after the start")))
                .as("what was written before stays before it")
                .singleElement()
                .matches(name -> before.indexOf(name) != 0);
    }

    @Test
    void old_files_and_too_many_go_and_those_of_others_stay() throws IOException {
        Files.createDirectories(folder());
        String old = "akashi-" + TODAY.minusDays(9) + ".0.log";
        Files.writeString(folder().resolve(old), "x");
        Files.writeString(folder().resolve("notes.log"), "x");
        Files.writeString(folder().resolve("akashi-99.log"), "x");
        RollingFileAppender<ILoggingEvent> log = log(400, 5);
        assertThat(names()).doesNotContain(old);
        for (int line = 0; line < 900; line++) {
            say(log, NOW, "line " + line + " " + "x".repeat(60));
        }
        say(log, NOW.plus(Duration.ofDays(1)), "the next day");
        log.stop();
        assertThat(size()).isBetween(LogFiles.MOST * 200L, (LogFiles.MOST + 3) * 400L);
        assertThat(names()).contains("notes.log", "akashi-99.log", "akashi-" + TODAY.plusDays(1) + ".0.log");
        assertThat(names()).doesNotContain("akashi-" + TODAY + ".0.log");
    }

    private long size() {
        return names().stream().mapToLong(name -> text(name).length()).sum();
    }

    @Test
    void a_place_that_takes_nothing_stops_nobody() throws IOException {
        Files.writeString(folder(), "in the way");
        RollingFileAppender<ILoggingEvent> log = log(1000, 5);
        say(log, NOW, "lost");
        assertThat(log.isStarted()).isFalse();
    }

    @Test
    void a_folder_whose_name_would_be_a_pattern_is_told() {
        assertThat(LogFiles.fits(Path.of("/srv/ログ (1)/logs"))).isTrue();
        assertThat(LogFiles.fits(Path.of("/srv/50%/logs"))).isFalse();
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
