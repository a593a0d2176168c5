package akashi.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The engines the portal runs on. Tests that must hold on both are parameterised with {@code @EnumSource(Engine.class)};
 * PostgreSQL is started once, when the first of them asks for it.
 */
public enum Engine {
    H2 {
        @Override
        public Database fresh() {
            return TestDatabase.fresh();
        }

        @Override
        DatabaseAddress bare(String name) {
            return DatabaseAddress.inMemory(name);
        }
    },
    POSTGRESQL {
        @Override
        public Database fresh() {
            return Database.open(Server.database(), schema -> {});
        }

        @Override
        DatabaseAddress bare(String name) {
            return Server.bare(name);
        }
    };

    /** A database of its own with the portal's schema and nothing in it. */
    public abstract Database fresh();

    /** The address of a database of its own without any schema. */
    abstract DatabaseAddress bare(String name);

    /** The address of an empty database of its own on PostgreSQL, with the portal's schema. */
    public static DatabaseAddress postgres() {
        return Server.database();
    }

    private static final class Server {
        private static final String TEMPLATE = "akashi_template";
        private static final AtomicInteger NUMBER = new AtomicInteger();
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                DSL.using(postgres.getPostgresDatabase(), SQLDialect.POSTGRES).execute("create database " + TEMPLATE);
                Database.open(address(postgres, TEMPLATE)).close();
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static DatabaseAddress database() {
            String name = "akashi_" + NUMBER.incrementAndGet();
            DSL.using(POSTGRES.getPostgresDatabase(), SQLDialect.POSTGRES)
                    .execute("create database " + name + " template " + TEMPLATE);
            return address(POSTGRES, name);
        }

        static DatabaseAddress bare(String name) {
            DSL.using(POSTGRES.getPostgresDatabase(), SQLDialect.POSTGRES).execute("create database " + name);
            return address(POSTGRES, name);
        }

        private static DatabaseAddress address(EmbeddedPostgres postgres, String name) {
            return new DatabaseAddress(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name, "postgres", "postgres");
        }
    }
}
