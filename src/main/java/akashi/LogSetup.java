package akashi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * What is logged, and how a line looks. Said in code and not in XML, because reading the XML took a tenth of a start.
 * Whoever names a file by {@code -Dlogback.configurationFile} gets that one.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String CONSOLE = "CONSOLE";
    private static final String FILE = "logback.configurationFile";

    private static final Map<String, Level> LEVELS = Map.of(
            Logger.ROOT_LOGGER_NAME,
            Level.WARN,
            "akashi",
            Level.INFO,
            // It logs every failure that it throws; the edge logs it once, with the request.
            "org.thymeleaf.TemplateEngine",
            Level.OFF,
            // It warns on every start that H2 is newer than the H2 it was tried with.
            "org.flywaydb.core.internal.database.base.Database",
            Level.ERROR,
            // What fails while an answer is sent, after the edge.
            "io.javalin.Javalin",
            Level.ERROR);

    /** What keeps a portal from starting is told by itself, in one sentence. */
    private static final class Beginning extends TurboFilter {

        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String text, Object[] values, Throwable cause) {
            return "Failed to start Javalin".equals(text) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    /** How a line looks: for people, or as an object of JSON for programs that gather logs. */
    enum Format {
        TEXT,
        JSON;

        static Format of(SettingSources sources) {
            return Configuration.read(sources, "log.format", text -> valueOf(text.toUpperCase(Locale.ROOT)))
                    .orElse(TEXT);
        }

        Encoder<ILoggingEvent> encoder(Context loggers) {
            Encoder<ILoggingEvent> encoder = this == JSON ? json() : new LogLine();
            encoder.setContext(loggers);
            encoder.start();
            return encoder;
        }

        private static JsonEncoder json() {
            JsonEncoder json = new JsonEncoder() {
                @Override
                public byte[] encode(ILoggingEvent event) {
                    return super.encode(LogSentences.in(event));
                }
            };
            json.setWithFormattedMessage(true);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithContext(false);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            return json;
        }
    }

    private static final Thread BEGINNING = new Thread(LoggerFactory::getILoggerFactory, "log");

    /** Sets the log up in a thread of its own. */
    static void begin() {
        BEGINNING.setDaemon(true);
        BEGINNING.start();
    }

    /** Waits for that: two threads that log while it is being set up would confuse it. */
    static void await() {
        try {
            BEGINNING.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** From now on in this form on the console, unless somebody set the log up by a file. */
    static void speak(Format format) {
        if (System.getProperty(FILE) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers
                && loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                        instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setEncoder(format.encoder(loggers));
        }
    }

    /** From now on into files of this folder as well, unless somebody set the log up by a file. */
    static void into(Path folder, LogFiles.Bounds bounds, Format format) {
        if (!LogFiles.fits(folder)) {
            LoggerFactory.getLogger(LogSetup.class)
                    .warn("the log goes to the console only: {} has a percent sign in its name", folder);
        } else if (System.getProperty(FILE) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            loggers.getLogger(Logger.ROOT_LOGGER_NAME)
                    .addAppender(LogFiles.started(folder, bounds, format.encoder(loggers), loggers));
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setName(CONSOLE);
        console.setEncoder(Format.TEXT.encoder(loggers));
        console.start();
        loggers.addTurboFilter(new Beginning());
        loggers.addTurboFilter(new LogRepeats());
        LEVELS.forEach((name, level) -> loggers.getLogger(name).setLevel(level));
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
