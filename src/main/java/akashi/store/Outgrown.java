package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees whether the last script that was run on a shared database is one that this program does not have: then a portal
 * of a newer version has brought it further while this one was running. A file of our own belongs to one program alone.
 */
final class Outgrown {

    private static final Logger LOG = LoggerFactory.getLogger(Outgrown.class);

    private static final String LAST = """
            select "script", "version" from "flyway_schema_history" order by "installed_rank" desc limit 1
            """;

    private final boolean shared;
    private final AtomicBoolean told = new AtomicBoolean();

    Outgrown(DatabaseAddress address) {
        this.shared = !address.embedded();
    }

    /** What is to be told, as it stands for whoever asks on this connection. */
    Optional<Fault.Unavailable> trouble(DSLContext db) {
        if (!shared) {
            return Optional.empty();
        }
        Optional<Fault.Unavailable> trouble = db.connectionResult(Outgrown::last)
                .map(found ->
                        new Fault.Unavailable(Message.of("store.trouble.outgrown", found, Migrations.newestScript())));
        if (trouble.isPresent() && !told.getAndSet(true)) {
            LOG.error("{}", trouble.get().reason());
        }
        return trouble;
    }

    /** The number of the last script, where it is not one of this program's. */
    private static Optional<String> last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
            return row.next() && !Migrations.SCRIPTS.contains(row.getString(1))
                    ? Optional.of(row.getString(2))
                    : Optional.empty();
        }
    }
}
