package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a start may take the schema as it is, and when Flyway has to look at it. */
class MigrationsTest {

    @TempDir
    private Path home;

    private Database open() {
        return Database.open(DatabaseAddress.fileIn(home));
    }

    @Test
    void a_schema_that_this_program_made_needs_no_second_look() {
        try (Database database = open()) {
            assertThat(Migrations.current(database.pool())).isTrue();
        }
        try (Database again = open()) {
            assertThat(Migrations.current(again.pool())).isTrue();
        }
    }

    @Test
    void the_first_start_leaves_what_flyway_would_have_left() {
        try (Database fresh = Database.open(DatabaseAddress.inMemory("fresh"));
                Database slow = Database.open(DatabaseAddress.inMemory("slow"), Migrations::migrate)) {
            assertThat(schema(fresh)).isEqualTo(schema(slow)).hasSizeGreaterThan(50);
            assertThat(history(fresh)).isEqualTo(history(slow)).isNotEmpty();
            Migrations.migrate(fresh.pool());
            assertThat(history(fresh)).as("Flyway finds nothing to do").isEqualTo(history(slow));
        }
    }

    private static List<String> schema(Database database) {
        return database.db().fetch("script nodata nosettings").getValues(0, String.class).stream()
                .filter(command -> !command.startsWith("CREATE USER") && !command.startsWith("--"))
                .toList();
    }

    private static String history(Database database) {
        return database.db().fetch("""
                        select "installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                          "success"
                        from "flyway_schema_history" where "installed_rank" > 0 order by "installed_rank"
                        """).formatCSV();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        "a script that has changed since",
                        "update \"flyway_schema_history\" set \"checksum\" = \"checksum\" + 1 where \"version\" = '2'"),
                arguments(
                        "a script that was never run",
                        "delete from \"flyway_schema_history\" where \"script\" = '"
                                + Migrations.SCRIPTS.get(Migrations.SCRIPTS.size() - 1) + "'"),
                arguments(
                        "a script that failed",
                        "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '2'"),
                arguments(
                        "a script that only a newer program knows",
                        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                                + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                                + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)"),
                arguments("no history", "drop table \"flyway_schema_history\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void any_other_schema_is_looked_at(String what, String change) {
        try (Database database = open()) {
            database.db().execute(change);
            assertThat(Migrations.current(database.pool())).as(what).isFalse();
        }
    }

    @Test
    void a_script_that_has_changed_since_keeps_the_portal_from_starting() {
        try (Database database = open()) {
            database.db().execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '2'");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(Fault.Unavailable.class)
                .hasMessageContaining("store.trouble.schema");
    }
}
