package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.PortalProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process on PostgreSQL: ended inside a transaction, restored into, judged by its command. */
class PostgresTest {

    /** Somebody waits for the table of the audit trail, in a transaction that has written already. */
    private static final String INSIDE = """
            select count(*) from pg_locks waiting join pg_stat_activity session on session.pid = waiting.pid
            where not waiting.granted and waiting.relation = 'audit_entry'::regclass and session.backend_xid is not null
            """;

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void begin() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void end() throws IOException {
        postgres.close();
    }

    private static Map<String, String> database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
        return Map.of("AKASHI_DB_URL", url, "AKASHI_DB_USER", "postgres", "AKASHI_DB_PASSWORD", "postgres");
    }

    private static PortalProcess.Start start(Path home, Map<String, String> database) {
        PortalProcess.Start start = PortalProcess.Start.on(home);
        for (Map.Entry<String, String> variable : database.entrySet()) {
            start = start.with(variable.getKey(), variable.getValue());
        }
        return start;
    }

    @Test
    void an_import_that_is_ended_inside_its_transaction_leaves_nothing() throws Exception {
        PortalProcess.Start start = start(folder.resolve("ended"), database("ended"));
        byte[] file = Inventories.recorders(500).getBytes(StandardCharsets.UTF_8);
        try (PortalProcess portal = start.run();
                Connection holding = postgres.getDatabase("postgres", "ended").getConnection()) {
            Browser admin = portal.admin();
            String preview =
                    admin.upload("/sites/import", "file", "inventory.csv", file).location();
            // The audit entry is the last thing that an act writes.
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table audit_entry in access exclusive mode");
            CompletableFuture<Browser.Page> answer =
                    CompletableFuture.supplyAsync(() -> admin.submit(preview, preview));
            while (count(INSIDE) == 0) {
                assertThat(answer).isNotDone();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            portal.kill();
            assertThatThrownBy(answer::get).as("nothing was answered").isNotNull();
            holding.rollback();
        }
        try (PortalProcess again = start.run()) {
            Browser admin = again.admin();
            assertThat(Inventories.computers(admin)).isZero();
            assertThat(admin.get("/audit").html().text()).doesNotContain("inventory.csv");
            assertThat(Inventories.bringIn(admin, file).status()).isEqualTo(303);
            assertThat(Inventories.computers(admin)).isEqualTo(501);
        }
    }

    private static long count(String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "ended").getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** The backup's own entry is no part of it, and the restoring adds another. */
    private static String withoutTail(Program judged) {
        return judged.output().replaceAll("(?m)^AUDIT .*\\R?", "").strip();
    }

    @Test
    void a_backup_of_a_file_is_restored_into_postgresql_and_both_are_judged_alike() throws Exception {
        Path home = folder.resolve("file");
        Path backup = folder.resolve("akashi.backup");
        try (PortalProcess portal = PortalProcess.Start.on(home).run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(20).getBytes(StandardCharsets.UTF_8));
            admin.submit("/authorities/new", "/authorities/new", "name", "Kept CA", "key", "RSA_3072", "years", "15");
            Inventories.turn(admin, true);
        }
        Program taken = new CommandLine(home).run("backup", backup.toString());
        assertThat(taken.exit()).as(taken.output()).isZero();
        Program judged = new CommandLine(home).run("check");
        Path other = folder.resolve("server");
        Map<String, String> database = database("restored");
        CommandLine there = new CommandLine(other, database);
        Program restored = there.run("restore", backup.toString());
        assertThat(restored.exit()).as(restored.output()).isZero();
        Program judgedThere = there.run("check");
        assertThat(judgedThere.output()).contains("rec-00001").contains("The chain is whole");
        assertThat(withoutTail(judgedThere)).isEqualTo(withoutTail(judged));
        assertThat(judgedThere.exit()).isEqualTo(judged.exit());
        Program twice = there.run("restore", backup.toString());
        assertThat(twice.exit()).as(twice.output()).isEqualTo(1);
        assertThat(twice.output()).doesNotContain("Exception", "\tat ");
        try (PortalProcess portal = start(other, database).run()) {
            Browser admin = portal.admin();
            assertThat(Inventories.computers(admin)).isEqualTo(21);
            assertThat(admin.get("/authorities").html().text()).contains("Kept CA");
            assertThat(Inventories.issueAll(admin)).startsWith("/certificates/jobs/");
        }
    }
}
