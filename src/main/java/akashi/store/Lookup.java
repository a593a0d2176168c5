package akashi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * A statement that every request sends, in its own words: writing and reading it through jOOQ takes ten times as long as
 * the database does. It is counted, and its trouble told, as that of any other statement.
 */
record Lookup<R>(String sql, Reader<R> reader) {

    /** Makes something of the row the result stands at. */
    @FunctionalInterface
    interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** What goes along with every statement of a database. */
    record Ears(StatementCount count, TroubleTold trouble) {}

    /** What is made of the first row, where there is one. */
    Optional<R> first(DSLContext db, Object... values) {
        Ears ears = (Ears) db.data(Ears.class);
        ears.count().add();
        try {
            return db.connectionResult(connection -> first(connection, values));
        } catch (DataAccessException failure) {
            throw ears.trouble().told(failure);
        }
    }

    /** What is made of all rows. */
    List<R> all(DSLContext db, Object... values) {
        Ears ears = (Ears) db.data(Ears.class);
        ears.count().add();
        try {
            return db.connectionResult(connection -> all(connection, values));
        } catch (DataAccessException failure) {
            throw ears.trouble().told(failure);
        }
    }

    private List<R> all(Connection connection, Object... values) throws SQLException {
        List<R> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
        return all;
    }

    private Optional<R> first(Connection connection, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        }
    }

    /** An instant of a row, as {@link InstantConverter} reads it. */
    static Instant instant(ResultSet row, int column) throws SQLException {
        return new InstantConverter().from(row.getObject(column, OffsetDateTime.class));
    }
}
