package akashi.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * A statement that changes rows, in its own words, for what every signature sends: see {@link Lookup}. Values are ids,
 * text, numbers, truth values, bytes, dates, instants, or nothing.
 */
record Change(String sql) {

    /** Sends it once and answers how many rows it changed. */
    int run(DSLContext db, Object... values) {
        return heard(db, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    /** Sends it for many rows at once. */
    void each(DSLContext db, List<Object[]> rows) {
        heard(db, statement -> {
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        });
    }

    @FunctionalInterface
    private interface Sending {
        int send(PreparedStatement statement) throws SQLException;
    }

    private int heard(DSLContext db, Sending sending) {
        Lookup.Ears ears = (Lookup.Ears) db.data(Lookup.Ears.class);
        ears.count().add();
        try {
            return db.connectionResult(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    return sending.send(statement);
                }
            });
        } catch (DataAccessException failure) {
            throw ears.trouble().told(failure);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Instant instant ? new InstantConverter().to(instant) : values[i];
            statement.setObject(i + 1, value);
        }
    }
}
