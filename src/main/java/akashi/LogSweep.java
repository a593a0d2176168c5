package akashi;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names the files of the log, and removes at each change of file what is too old or too much. The library would do so
 * on threads of its own, which share one calendar with each other and with the clock of the names; two at once, and it
 * removed the files of today in one of thirty runs. Here the one who opens the next file removes.
 */
final class LogSweep extends SizeAndTimeBasedRollingPolicy<ILoggingEvent> {

    private static final Pattern NAME = Pattern.compile("akashi-(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9})\\.log");

    private static final Comparator<LogFile> NEWEST_FIRST =
            Comparator.comparing(LogFile::day).thenComparing(LogFile::number).reversed();

    private final Path folder;
    private final LogFiles.Bounds bounds;

    LogSweep(Path folder, LogFiles.Bounds bounds) {
        this.folder = folder.toAbsolutePath();
        this.bounds = bounds;
        setFileNamePattern(this.folder.toString().replace('\\', '/') + "/akashi-%d{yyyy-MM-dd}.%i.log");
        setMaxFileSize(new FileSize(bounds.bytes()));
    }

    private record LogFile(Path path, LocalDate day, int number, long bytes) {

        static Optional<LogFile> of(Path path) {
            Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
            if (!name.matches() || !Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new LogFile(
                        path, LocalDate.parse(name.group(1)), Integer.parseInt(name.group(2)), Files.size(path)));
            } catch (DateTimeParseException | IOException notOurs) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void start() {
        super.start();
        if (isStarted()) {
            sweep();
        }
    }

    @Override
    public void rollover() {
        super.rollover();
        sweep();
    }

    /** What cannot be removed now, for a reader on Windows holds it, is tried again at the next change of file. */
    private void sweep() {
        LocalDate first = today().minusDays(bounds.days());
        Path current = Path.of(getActiveFileName());
        long most = LogFiles.MOST * bounds.bytes();
        long kept = 0;
        for (LogFile file : files()) {
            kept += file.bytes();
            if (!file.path().equals(current) && (file.day().isBefore(first) || kept > most)) {
                remove(file.path());
            }
        }
    }

    private LocalDate today() {
        long now = getTimeBasedFileNamingAndTriggeringPolicy().getCurrentTime();
        return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneId.systemDefault());
    }

    private List<LogFile> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.flatMap(path -> LogFile.of(path).stream())
                    .sorted(NEWEST_FIRST)
                    .toList();
        } catch (IOException failure) {
            addWarn("The folder of the log cannot be read", failure);
            return List.of();
        }
    }

    private void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            addWarn("A file of the log cannot be removed", failure);
        }
    }
}
