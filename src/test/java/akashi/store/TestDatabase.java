package akashi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Databases for tests: in memory, with the portal's schema, in a few milliseconds once the first is made. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A database of its own with nothing in it. */
    public static Database fresh() {
        return Database.open(DatabaseAddress.inMemory("test" + NUMBER.incrementAndGet()), TestDatabase::copySchema);
    }

    private static void copySchema(DataSource empty) {
        try (Connection connection = empty.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : Schema.SCRIPT) {
                statement.execute(command);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final class Schema {
        private static final List<String> SCRIPT = script();

        private static List<String> script() {
            try (Database made = Database.open(DatabaseAddress.inMemory("schema"))) {
                return made.db().fetch("script nosettings").getValues(0, String.class).stream()
                        .filter(command -> !command.startsWith("CREATE USER") && !command.startsWith("--"))
                        .toList();
            }
        }
    }
}
