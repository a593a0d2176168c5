package akashi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Makes the schema in an empty database of H2 and leaves the history that Flyway would have left: the very first start
 * need not wait until Flyway is loaded. A test holds that the two ways cannot be told apart.
 */
final class FreshSchema {

    private static final String TABLES =
            "select count(*) from information_schema.tables where table_schema = current_schema";
    private static final String HISTORY = """
            create table "flyway_schema_history" (
              "installed_rank" int not null,
              "version" varchar(50),
              "description" varchar(200) not null,
              "type" varchar(20) not null,
              "script" varchar(1000) not null,
              "checksum" int,
              "installed_by" varchar(100) not null,
              "installed_on" timestamp default current_timestamp not null,
              "execution_time" int not null,
              "success" boolean not null,
              constraint "flyway_schema_history_pk" primary key ("installed_rank"))
            """;
    private static final String INDEX =
            "create index \"flyway_schema_history_s_idx\" on \"flyway_schema_history\" (\"success\")";
    private static final String ENTRY = """
            insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
              "checksum", "installed_by", "execution_time", "success")
            values (?, ?, ?, 'SQL', ?, ?, current_user, 0, true)
            """;

    private FreshSchema() {}

    /** Whether it was made; false where something is there already or the database is another one than H2. */
    static boolean made(DataSource source, SchemaHistory wanted) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("H2") || !empty(statement)) {
                return false;
            }
            statement.execute(HISTORY);
            statement.execute(INDEX);
            int rank = 0;
            for (SchemaHistory.Applied script : wanted.scripts()) {
                // As Flyway does it: what was done is noted at once, in case the next script fails.
                statement.execute("runscript from 'classpath:" + script.resource() + "' charset 'UTF-8'");
                note(connection, ++rank, script);
            }
            return true;
        } catch (SQLException failure) {
            throw new DataAccessException("schema", failure);
        }
    }

    private static boolean empty(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(TABLES)) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    private static void note(Connection connection, int rank, SchemaHistory.Applied script) throws SQLException {
        try (PreparedStatement entry = connection.prepareStatement(ENTRY)) {
            entry.setInt(1, rank);
            entry.setString(2, script.version());
            entry.setString(3, script.description());
            entry.setString(4, script.script());
            entry.setInt(5, script.checksum());
            entry.executeUpdate();
        }
    }
}
