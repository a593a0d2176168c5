package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {

    private static final String LATER_MIGRATION = """
            insert into "flyway_schema_history"
              ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time",
               "success")
            values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)
            """;

    @TempDir
    Path home;

    @Test
    void what_was_written_is_there_when_the_file_is_opened_again() {
        write("kept");
        try (Database again = Database.open(DatabaseAddress.fileIn(home))) {
            assertThat(new PortalSettings(again.db()).find("word")).contains("kept");
            assertThat(again.answers()).isTrue();
        }
    }

    @Test
    void a_file_in_use_by_another_process_says_so() throws Exception {
        write("kept");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process other = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsTheFile.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader(StandardCharsets.UTF_8).lines().anyMatch("open"::equals))
                    .isTrue();
            assertThat(trouble(DatabaseAddress.fileIn(home))).isEqualTo("store.trouble.locked");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_damaged_file_says_so_and_is_left_as_it_is() throws IOException {
        write("kept");
        Path file = home.resolve("akashi.mv.db");
        byte[] damaged = Files.readAllBytes(file);
        java.util.Arrays.fill(damaged, 0, damaged.length, (byte) 'x');
        Files.write(file, damaged);
        assertThat(trouble(DatabaseAddress.fileIn(home))).isEqualTo("store.trouble.damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void a_schema_that_a_newer_program_made_says_so() {
        try (Database database = Database.open(DatabaseAddress.fileIn(home))) {
            database.db().execute(LATER_MIGRATION);
        }
        assertThat(trouble(DatabaseAddress.fileIn(home))).isEqualTo("store.trouble.newer");
    }

    @Test
    void a_home_that_cannot_hold_a_file_says_so() throws IOException {
        Path notAFolder = Files.writeString(home.resolve("data"), "a file");
        assertThat(trouble(DatabaseAddress.fileIn(notAFolder))).isEqualTo("store.trouble.disk");
    }

    @Test
    void another_password_than_the_file_s_says_so() {
        write("kept");
        DatabaseAddress right = DatabaseAddress.fileIn(home);
        assertThat(trouble(new DatabaseAddress(right.url(), right.user(), "wrong")))
                .isEqualTo("store.trouble.password");
    }

    @Test
    void a_server_that_does_not_answer_says_so() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + free + "/akashi?password=hidden", "a", "hidden");
        assertThat(trouble(address)).isEqualTo("store.trouble.unreachable");
        assertThat(address.toString()).doesNotContain("hidden");
        assertThat(address.plain()).doesNotContain("hidden");
    }

    static Stream<Arguments> reports() {
        return Stream.of(
                arguments("H2: no space left", new SQLException("", "90100", 90100), "store.trouble.disk"),
                arguments("H2: input or output failed", new SQLException("", "90031", 90031), "store.trouble.disk"),
                arguments("H2: read-only", new SQLException("", "90097", 90097), "store.trouble.read-only"),
                arguments("H2: closed", new SQLException("", "90098", 90098), "store.trouble.lost"),
                arguments("PostgreSQL: disk full", new SQLException("", "53100"), "store.trouble.disk"),
                arguments("PostgreSQL: shut down", new SQLException("", "57P01"), "store.trouble.unreachable"),
                arguments("PostgreSQL: connection lost", new SQLException("", "08006"), "store.trouble.unreachable"),
                arguments(
                        "PostgreSQL: too many connections", new SQLException("", "53300"), "store.trouble.unreachable"),
                arguments("PostgreSQL: wrong password", new SQLException("", "28P01"), "store.trouble.password"),
                arguments("PostgreSQL: no such database", new SQLException("", "3D000"), "store.trouble.no-database"),
                arguments("PostgreSQL: may not create", new SQLException("", "42501"), "store.trouble.rights"),
                arguments("PostgreSQL: read-only", new SQLException("", "25006"), "store.trouble.read-only"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void trouble_that_a_person_can_mend_gets_a_sentence(String what, SQLException report, String key) {
        DataAccessException failure = new DataAccessException("sql", report);
        assertThat(DatabaseTrouble.behind(failure, DatabaseAddress.inMemory("x")))
                .map(fault -> fault.reason().key())
                .contains(key);
    }

    @Test
    void a_defect_in_sql_stays_a_defect() {
        try (Database database = TestDatabase.fresh()) {
            DataAccessException defect = catchThrowableOfType(
                    DataAccessException.class,
                    () -> database.transaction(db -> db.execute("select nothing from nowhere")));
            assertThat(defect).isNotNull();
        }
    }

    @Test
    void a_database_lost_in_the_middle_is_trouble_and_not_a_defect() {
        try (TestPortal portal = TestPortal.with(new Notices.Post())) {
            portal.database().close();
            assertThat(portal.database().answers()).isFalse();
            assertThat(catchThrowableOfType(
                            Fault.Unavailable.class,
                            () -> portal.acts().run(portal.admin(), new Notices.PostNotice("a"))))
                    .isNotNull();
        }
    }

    @Test
    void a_read_outside_a_transaction_tells_the_same_trouble() {
        Database database = TestDatabase.fresh();
        database.close();
        assertThat(catchThrowableOfType(Fault.Unavailable.class, () -> new PortalSettings(database.db()).find("word")))
                .isNotNull();
    }

    private void write(String word) {
        try (Database database = Database.open(DatabaseAddress.fileIn(home))) {
            new PortalSettings(database.db()).set("word", word);
        }
    }

    private static String trouble(DatabaseAddress address) {
        return catchThrowableOfType(
                        Fault.Unavailable.class, () -> Database.open(address).close())
                .reason()
                .key();
    }
}
