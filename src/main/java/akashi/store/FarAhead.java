package akashi.store;

import akashi.core.fault.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back work that a clock which was ahead has put off for long. Without it nothing would come round, and nobody would
 * take over what a killed portal left, until the time is reached that the clock had shown. It is looked at by a time that
 * nobody can set, and in every portal, since the clock of another one may have been wrong.
 */
final class FarAhead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FarAhead.class);
    private static final Duration LOOKED = Duration.ofSeconds(5);

    /** So far may the clocks of two portals be apart. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final String DUE = "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where picked = false and task_name = ? and execution_time > ?";
    private static final String LEASED =
            "update scheduled_tasks set last_heartbeat = ? where picked = true and last_heartbeat > ?";

    private final Database database;
    private final Clock clock;
    private final Runnable setBack;
    private final Map<String, Duration> pauses = new HashMap<>();
    private final ScheduledExecutorService thread;
    private volatile Instant last;

    /**
     * Work of these names is never put off for longer than this.
     *
     * @param setBack is run when this computer's clock was set back
     */
    FarAhead(Database database, Clock clock, List<Routine> routines, String stored, Duration retry, Runnable setBack) {
        this.database = database;
        this.clock = clock;
        this.setBack = setBack;
        routines.forEach(routine -> pauses.put(routine.name(), routine.every()));
        pauses.put(stored, retry);
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "far-ahead");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        last = clock.instant();
        thread.scheduleWithFixedDelay(this::look, 0, LOOKED.toSeconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            Instant now = clock.instant();
            boolean back = now.isBefore(last.minus(APART));
            last = now;
            if (back) {
                LOG.warn("the clock of this computer was set back");
                setBack.run();
            }
            int found = database.db().connectionResult(this::bringBack);
            if (found > 0) {
                LOG.warn("a clock was ahead: {} things to do were put off for too long and are due now", found);
            }
        } catch (DataAccessException | Fault.Unavailable gone) {
            LOG.debug("the database is not there just now", gone);
        }
    }

    private int bringBack(Connection connection) throws SQLException {
        Instant now = clock.instant();
        int found = 0;
        try (PreparedStatement due = connection.prepareStatement(DUE)) {
            for (Map.Entry<String, Duration> pause : pauses.entrySet()) {
                due.setObject(1, at(now));
                due.setString(2, pause.getKey());
                due.setObject(3, at(now.plus(pause.getValue()).plus(APART)));
                found += due.executeUpdate();
            }
        }
        try (PreparedStatement leased = connection.prepareStatement(LEASED)) {
            leased.setObject(1, at(now));
            leased.setObject(2, at(now.plus(APART)));
            return found + leased.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return new InstantConverter().to(instant);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
