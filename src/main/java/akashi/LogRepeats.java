package akashi;

import akashi.core.fault.Fault;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Marker;

/**
 * Keeps out of the log what libraries and routines report again and again while the database is gone: it is in there once
 * with its trace. The store tells by itself, once, that it is gone and that it is back.
 */
final class LogRepeats extends TurboFilter {

    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private boolean met;
    private long last;

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String text, Object[] values, Throwable cause) {
        Throwable thrown = cause == null
                        && values != null
                        && values.length > 0
                        && values[values.length - 1] instanceof Throwable trailing
                ? trailing
                : cause;
        // A request has an id under which people look for it.
        return thrown == null
                        || !level.isGreaterOrEqual(Level.WARN)
                        || logger.getName().startsWith("akashi.web.")
                        || !gone(thrown)
                ? FilterReply.NEUTRAL
                : judged(logger);
    }

    private synchronized FilterReply judged(Logger logger) {
        boolean again = met && System.nanoTime() - last < QUIET;
        met = true;
        last = System.nanoTime();
        return again && !logger.getName().equals("akashi.store.TroubleTold") ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean gone(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause).anyMatch(LogRepeats::ofDatabase);
    }

    private static boolean ofDatabase(Throwable each) {
        if (each instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("08") || state.startsWith("57P");
        }
        return each instanceof Fault.Unavailable known && known.reason().key().equals("store.trouble.unreachable");
    }
}
