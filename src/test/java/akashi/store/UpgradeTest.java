package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From every schema that ever was, with a row in each of its tables: every script runs, and every row is carried. */
class UpgradeTest {

    private static final String HISTORY = "flyway_schema_history";

    static Stream<Arguments> versions() {
        return Stream.of(Engine.values())
                .flatMap(engine -> Migrations.SCRIPTS.stream()
                        .map(script -> arguments(engine, script.replaceFirst("^V(\\d+)__.*", "$1"))));
    }

    @ParameterizedTest(name = "{0} from schema {1}")
    @MethodSource("versions")
    void rows_of_every_table_are_carried_to_the_newest_schema(Engine engine, String version) throws SQLException {
        DatabaseAddress address = engine.bare("upgrade" + version);
        try (Database database = Database.open(
                address,
                source -> Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .target(version)
                        .load()
                        .migrate())) {
            try (Connection connection = database.pool().getConnection()) {
                new Filled(connection).fill();
            }
            Map<String, Integer> before = new TreeMap<>(counts(database));
            assertThat(before)
                    .isNotEmpty()
                    .allSatisfy((table, count) -> assertThat(count).as(table).isEqualTo(1));
            // Its rows were carried into the table that took its place.
            if (before.remove("SIGHTING_LATEST") != null) {
                before.put("SIGHTING_NEWEST", 1);
            }
            Migrations.apply(database.pool());
            assertThat(Migrations.current(database.pool())).isTrue();
            assertThat(counts(database)).containsAllEntriesOf(before);
        }
    }

    private static Map<String, Integer> counts(Database database) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = database.pool().getConnection()) {
            for (String table : tables(connection)) {
                counts.put(table.toUpperCase(Locale.ROOT), database.db().fetchCount(org.jooq.impl.DSL.table(table)));
            }
        }
        return counts;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData about = connection.getMetaData();
        try (ResultSet found = about.getTables(null, schema(about), null, new String[] {"BASE TABLE", "TABLE"})) {
            while (found.next()) {
                if (!found.getString("TABLE_NAME").equals(HISTORY)) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static String schema(DatabaseMetaData about) throws SQLException {
        return about.storesUpperCaseIdentifiers() ? "PUBLIC" : "public";
    }

    /** One row for each table, each referring to the rows of the others. */
    private static final class Filled {

        private final Connection connection;
        private final DatabaseMetaData about;
        private final Map<String, Object> kept = new HashMap<>();

        Filled(Connection connection) throws SQLException {
            this.connection = connection;
            this.about = connection.getMetaData();
        }

        /** Tables whose rows refer to others come after those. */
        void fill() throws SQLException {
            List<String> left = new ArrayList<>(tables(connection));
            while (!left.isEmpty()) {
                List<String> ready = new ArrayList<>();
                for (String table : left) {
                    if (references(table).entrySet().stream()
                            .allMatch(each ->
                                    each.getValue().startsWith(table + ".") || kept.containsKey(each.getValue()))) {
                        ready.add(table);
                    }
                }
                assertThat(ready).as("of %s", left).isNotEmpty();
                for (String table : ready) {
                    insert(table);
                }
                left.removeAll(ready);
            }
        }

        private Map<String, String> references(String table) throws SQLException {
            Map<String, String> references = new HashMap<>();
            try (ResultSet keys = about.getImportedKeys(null, schema(about), table)) {
                while (keys.next()) {
                    references.put(
                            keys.getString("FKCOLUMN_NAME"),
                            keys.getString("PKTABLE_NAME") + "." + keys.getString("PKCOLUMN_NAME"));
                }
            }
            return references;
        }

        private void insert(String table) throws SQLException {
            Map<String, String> references = references(table);
            Map<String, Object> row = new TreeMap<>();
            try (ResultSet columns = about.getColumns(null, schema(about), table, null)) {
                while (columns.next()) {
                    String name = columns.getString("COLUMN_NAME");
                    boolean own = references.getOrDefault(name, "").startsWith(table + ".");
                    boolean made = columns.getString("IS_AUTOINCREMENT").equals("YES");
                    if (!own && !made && (columns.getInt("NULLABLE") == 0 || references.containsKey(name))) {
                        Object value = references.containsKey(name)
                                ? kept.get(references.get(name))
                                : value(columns.getInt("DATA_TYPE"), columns.getString("TYPE_NAME"));
                        row.put(name, value);
                    }
                }
            }
            row.forEach((name, value) -> kept.put(table + "." + name, value));
            String sql = "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                    + row.keySet().stream().map(name -> "?").collect(Collectors.joining(", ")) + ")";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int place = 0;
                for (Object value : row.values()) {
                    statement.setObject(++place, value);
                }
                statement.executeUpdate();
            }
        }

        private static Object value(int type, String name) {
            if (name.equalsIgnoreCase("UUID")) {
                return UUID.randomUUID();
            }
            return switch (type) {
                case Types.BOOLEAN, Types.BIT -> true;
                case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 1;
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> new byte[] {1};
                case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                    OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
                case Types.DATE -> java.time.LocalDate.EPOCH;
                default -> "x";
            };
        }
    }
}
