package akashi;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The log as files: one for each day, the next number where one grows beyond its size, none older than so many days and
 * never much more than fifty times that size. No file is renamed, so that nobody who reads one stands in the way.
 */
final class LogFiles {

    /** How often a full file has as many bytes, in all. */
    static final int MOST = 50;

    private LogFiles() {}

    /** How much is kept: bytes of one file, and days. */
    record Bounds(long bytes, int days) {

        private static final long MEGABYTE = 1 << 20;

        /** As the settings say; none at all where files are not wanted. */
        static Optional<Bounds> of(SettingSources sources) {
            long megabytes = Configuration.read(sources, "log.size", text -> SettingWords.within(text, 0, 1000))
                    .orElse(10);
            int days = Configuration.read(sources, "log.days", text -> SettingWords.within(text, 1, 3650))
                    .orElse(30);
            return megabytes == 0 ? Optional.empty() : Optional.of(new Bounds(megabytes * MEGABYTE, days));
        }
    }

    /** Whether names of files there can be told as a pattern; in one a percent sign means something else. */
    static boolean fits(Path folder) {
        return folder.toAbsolutePath().toString().indexOf('%') < 0;
    }

    /** Writes lines into files of the folder from now on. */
    static RollingFileAppender<ILoggingEvent> started(
            Path folder, Bounds bounds, Encoder<ILoggingEvent> line, Context context) {
        RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
        LogSweep rolling = new LogSweep(folder, bounds);
        rolling.setContext(context);
        rolling.setParent(files);
        rolling.start();
        files.setContext(context);
        files.setName("FILES");
        files.setEncoder(line);
        files.setRollingPolicy(rolling);
        files.start();
        return files;
    }
}
