package akashi.proof;

import akashi.PortalProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A database server of this test's own, which can be stopped and comes back on the same port with what it kept. */
final class Postgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(Path data) {
        this.data = data;
    }

    /** One whose files lie in a folder. */
    static Postgres in(Path folder) {
        Postgres postgres = new Postgres(folder);
        postgres.server = postgres.started(0);
        return postgres;
    }

    private EmbeddedPostgres started(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "off");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops it: connections end, and nobody answers any more. What the answer runs brings it back. */
    Runnable stopped() {
        int port = server.getPort();
        close();
        return () -> server = started(port);
    }

    /** An empty database. */
    void create(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A portal on one of its databases. */
    PortalProcess.Start portal(Path home, String database) {
        return PortalProcess.Start.on(home)
                .with("AKASHI_DB_URL", "jdbc:postgresql://localhost:" + server.getPort() + "/" + database)
                .with("AKASHI_DB_USER", "postgres")
                .with("AKASHI_DB_PASSWORD", "postgres");
    }

    /** Looks into one of its databases from outside. */
    DSLContext look(String database) {
        return DSL.using(server.getDatabase("postgres", database), SQLDialect.POSTGRES);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
