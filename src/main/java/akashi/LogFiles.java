package akashi;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log as files: one for each day, another where that grows beyond its size, none older than so many days and never
 * more than fifty. No file is renamed, so that nobody who reads one stands in the way. Where the disk takes nothing, lines
 * are left out of the files for a moment; whatever is logged goes to the console as well.
 */
final class LogFiles extends AppenderBase<ILoggingEvent> {

    static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("akashi-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,6})\\.log");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** How much is kept: bytes of one file, and days. */
    record Bounds(long bytes, int days) {

        private static final long MEGABYTE = 1 << 20;

        /** As the settings say; none at all where files are not wanted. */
        static Optional<Bounds> of(SettingSources sources) {
            long megabytes = Configuration.read(sources, "log.size", text -> within(text, 0, 1000))
                    .orElse(10);
            int days = Configuration.read(sources, "log.days", text -> within(text, 1, 3650))
                    .orElse(30);
            return megabytes == 0 ? Optional.empty() : Optional.of(new Bounds(megabytes * MEGABYTE, days));
        }

        private static int within(String text, int least, int most) {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        }
    }

    /** A file of this log by its name. */
    private record Part(LocalDate day, int number, Path path) {

        static Optional<Part> of(Path path) {
            Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
            try {
                return name.matches()
                        ? Optional.of(new Part(LocalDate.parse(name.group(1)), Integer.parseInt(name.group(2)), path))
                        : Optional.empty();
            } catch (DateTimeException noDay) {
                return Optional.empty();
            }
        }
    }

    private final Path folder;
    private final Bounds bounds;
    private final LogLine line = new LogLine();
    private final ZoneId zone = ZoneId.systemDefault();
    private OutputStream out;
    private LocalDate day;
    private int number;
    private long size;
    private Instant again = Instant.MIN;

    LogFiles(Path folder, Bounds bounds) {
        this.folder = folder;
        this.bounds = bounds;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Instant at = Instant.ofEpochMilli(event.getTimeStamp());
        if (out == null && at.isBefore(again)) {
            return;
        }
        byte[] text = line.encode(event);
        try {
            LocalDate today = LocalDate.ofInstant(at, zone);
            if (out == null || !today.equals(day) || size > 0 && size + text.length > bounds.bytes()) {
                open(today, text.length);
            }
            out.write(text);
            size += text.length;
        } catch (IOException | UncheckedIOException full) {
            addWarn("nothing can be written into " + folder, full);
            again = at.plus(PAUSE);
            shut();
        }
    }

    private void open(LocalDate today, int coming) throws IOException {
        shut();
        Files.createDirectories(folder);
        List<Part> parts = parts();
        day = today;
        number = parts.stream()
                .filter(part -> part.day().equals(today))
                .mapToInt(Part::number)
                .max()
                .orElse(0);
        size = size(file());
        if (size > 0 && size + coming > bounds.bytes()) {
            number++;
            size = 0;
        }
        out = Files.newOutputStream(file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        sweep(parts, today);
    }

    private Path file() {
        return folder.resolve("akashi-" + day + "." + number + ".log");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** From the oldest to the newest. */
    private List<Part> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Part::of)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Part::day).thenComparing(Part::number))
                    .toList();
        }
    }

    private void sweep(List<Part> parts, LocalDate today) throws IOException {
        int tooMany = parts.size() - MOST + 1;
        for (Part part : parts) {
            boolean old = part.day().isBefore(today.minusDays(bounds.days()));
            if ((old || tooMany > 0) && !part.path().equals(file())) {
                Files.deleteIfExists(part.path());
            }
            tooMany--;
        }
    }

    private void shut() {
        try (OutputStream ending = out) {
            out = null;
        } catch (IOException full) {
            addWarn("a file of the log could not be closed", full);
        }
    }

    @Override
    public synchronized void stop() {
        super.stop();
        shut();
    }
}
