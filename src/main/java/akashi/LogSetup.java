package akashi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * What is logged, and how a line looks. Said in code and not in XML, because reading the XML took a tenth of a start.
 * Whoever names a file by {@code -Dlogback.configurationFile} gets that one.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

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
            // What keeps a portal from starting is told by itself, in one sentence.
            "io.javalin.Javalin",
            Level.OFF);

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

    /** From now on into files of this folder as well, unless somebody set the log up by a file. */
    static void into(Path folder, LogFiles.Bounds bounds) {
        if (!LogFiles.fits(folder)) {
            LoggerFactory.getLogger(LogSetup.class)
                    .warn("the log goes to the console only: {} has a percent sign in its name", folder);
        } else if (System.getProperty(FILE) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            loggers.getLogger(Logger.ROOT_LOGGER_NAME)
                    .addAppender(LogFiles.started(folder, bounds, line(loggers), loggers));
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setName("CONSOLE");
        console.setEncoder(line(loggers));
        console.start();
        LEVELS.forEach((name, level) -> loggers.getLogger(name).setLevel(level));
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static LogLine line(LoggerContext loggers) {
        LogLine line = new LogLine();
        line.setContext(loggers);
        line.start();
        return line;
    }
}
