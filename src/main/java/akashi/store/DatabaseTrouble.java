package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the drivers report into the portal's faults: trouble that a person can mend gets a sentence that says how,
 * everything else stays the defect that it is.
 */
final class DatabaseTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTrouble.class);

    /** The rule of a refusal that passes by itself. */
    static final String BUSY = "BUSY";

    /** By H2's error codes. */
    private static final Map<Integer, String> H2 = Map.ofEntries(
            Map.entry(50000, "store.trouble.damaged"),
            // Nothing of ours is converted by the database: what it cannot read as a number is not what was written.
            Map.entry(22018, "store.trouble.damaged"),
            Map.entry(90020, "store.trouble.locked"),
            Map.entry(90030, "store.trouble.damaged"),
            Map.entry(90048, "store.trouble.damaged"),
            Map.entry(90028, "store.trouble.disk"),
            Map.entry(90031, "store.trouble.disk"),
            Map.entry(90097, "store.trouble.read-only"),
            Map.entry(90098, "store.trouble.lost"),
            Map.entry(90121, "store.trouble.lost"),
            Map.entry(90067, "store.trouble.lost"),
            Map.entry(90062, "store.trouble.disk"),
            Map.entry(90100, "store.trouble.disk"),
            Map.entry(28000, "store.trouble.password"));

    /** By standard and PostgreSQL states; the longest prefix counts. */
    private static final Map<String, String> STATES = Map.of(
            "08", "store.trouble.unreachable",
            "28", "store.trouble.password",
            "3D", "store.trouble.no-database",
            "42501", "store.trouble.rights",
            "25006", "store.trouble.read-only",
            "53100", "store.trouble.disk",
            "53", "store.trouble.unreachable",
            "57P", "store.trouble.unreachable",
            "58", "store.trouble.disk");

    private DatabaseTrouble() {}

    /** The fault behind a failure while the database is opened or used, if it is one that a person can mend. */
    static Optional<Fault.Unavailable> behind(Throwable failure, DatabaseAddress address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Fault.Unavailable known) {
                return Optional.of(known);
            }
            Optional<String> key = cause instanceof SQLException sql ? key(sql) : storage(cause);
            if (key.isPresent()) {
                Throwable report = cause;
                return key.map(found -> told(found, report, address));
            }
        }
        return schema(failure, address);
    }

    /** A pool that has no connection to give cannot tell whether a file was closed or a server is gone. */
    private static Fault.Unavailable told(String key, Throwable report, DatabaseAddress address) {
        boolean gone = key.equals("store.trouble.lost") || key.equals("store.trouble.unreachable");
        return new Fault.Unavailable(
                gone && !address.embedded() && report instanceof SQLException sql
                        ? ServerTrouble.told(sql, address)
                        : Message.of(key, address.plain()));
    }

    /** Scripts that were changed, left out or broken off: nothing that another start would mend. */
    private static Optional<Fault.Unavailable> schema(Throwable failure, DatabaseAddress address) {
        if (!(failure instanceof FlywayException)) {
            return Optional.empty();
        }
        LOG.error("schema of {}", address.plain(), failure);
        return Optional.of(new Fault.Unavailable(Message.of("store.trouble.schema", address.plain())));
    }

    /**
     * The fault behind a failure to open the database. A file of our own that cannot even be opened, for no other reason
     * that is known, is damaged: what lies in it is read as something else then, in ways that have no code of their own.
     * What a pool cannot even begin with, on a server, are parameters of the address.
     */
    static Optional<Fault.Unavailable> opening(RuntimeException failure, DatabaseAddress address) {
        return behind(failure, address).or(() -> unknown(failure, address).map(Fault.Unavailable::new));
    }

    private static Optional<Message> unknown(RuntimeException failure, DatabaseAddress address) {
        if (address.inFile()) {
            return Optional.of(Message.of("store.trouble.damaged", address.plain()));
        }
        return !address.embedded()
                        && failure instanceof HikariPool.PoolInitializationException
                        && failure.getCause() instanceof SQLException said
                ? Optional.of(ServerTrouble.parameters(said))
                : Optional.empty();
    }

    /** What an act is refused with when another act or row stands in its way. */
    static Optional<Fault.Refused> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return refusal(sql);
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault.Refused> refusal(SQLException sql) {
        return switch (sql.getSQLState()) {
            case "23505" -> refused("DUPLICATE", "store.refused.duplicate");
            case "23503", "23506" -> refused("IN_USE", "store.refused.in-use");
            case "HYT00", "40001", "40P01", "55P03" -> refused(BUSY, "store.refused.busy");
            default -> Optional.empty();
        };
    }

    private static Optional<Fault.Refused> refused(String rule, String key) {
        return Optional.of(new Fault.Refused(Refusal.of(rule, Message.of(key))));
    }

    private static Optional<String> key(SQLException sql) {
        String byCode = H2.get(sql.getErrorCode());
        if (byCode != null) {
            // A file that is damaged shows as an input error with the storage's own reason inside.
            return storage(sql.getCause()).or(() -> Optional.of(byCode));
        }
        String state = sql.getSQLState();
        if (state == null) {
            // The pool reports without a state that it has no connection to give.
            return Optional.of("store.trouble.lost");
        }
        for (int length = state.length(); length >= 2; length--) {
            String key = STATES.get(state.substring(0, length));
            if (key != null) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** What the storage says itself, which may lie below several of its own exceptions. */
    private static Optional<String> storage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.h2.mvstore.MVStoreException trouble) {
                Optional<String> key = storage(trouble.getErrorCode());
                if (key.isPresent()) {
                    return key;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> storage(int code) {
        return switch (code) {
            case org.h2.mvstore.DataUtils.ERROR_FILE_CORRUPT, org.h2.mvstore.DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                Optional.of("store.trouble.damaged");
            case org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED -> Optional.of("store.trouble.locked");
            case org.h2.mvstore.DataUtils.ERROR_WRITING_FAILED, org.h2.mvstore.DataUtils.ERROR_READING_FAILED ->
                Optional.of("store.trouble.disk");
            case org.h2.mvstore.DataUtils.ERROR_CLOSED -> Optional.of("store.trouble.lost");
            default -> Optional.empty();
        };
    }
}
