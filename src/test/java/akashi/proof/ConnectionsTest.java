package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalElsewhere;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Await;
import akashi.store.DatabaseAddress;
import akashi.store.Engine;
import akashi.store.Pool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections to the database while sixteen people and scripts work at once, who are more than there are connections:
 * never more than the pool may have, and all of them given back.
 */
class ConnectionsTest {

    private static final int PEOPLE = 16;
    private static final int RECORDERS = 20;
    private static final int SHORT = 600;
    private static final int LONG = Integer.getInteger("akashi.requests", 20_000);

    /** Every connection of a program to this database but the one that asks. */
    private static final String CONNECTIONS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            """;

    private static final String IN_TRANSACTION = CONNECTIONS + " and state <> 'idle'";

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger();

    @Test
    void all_are_given_back_to_a_file() {
        try (TestPortal portal = TestPortal.in(home, TestPortal.NOW, false)) {
            Counted counted = new Counted(portal);
            loaded(portal, SHORT, counted);
        }
    }

    @Test
    void all_are_given_back_to_postgresql_which_sees_no_more_than_the_pool_may_have(TestReporter told) {
        onPostgres(SHORT, told);
    }

    @Test
    @Tag("reliability")
    void all_are_given_back_to_postgresql_after_a_long_load(TestReporter told) {
        onPostgres(LONG, told);
    }

    private void onPostgres(int requests, TestReporter told) {
        DatabaseAddress database = Engine.postgres();
        try (CloseableDSLContext look = DSL.using(database.url(), database.user(), database.password());
                TestPortal portal = PortalElsewhere.on(home, database)) {
            AtomicInteger seen = new AtomicInteger();
            Counted counted = new Counted(portal) {
                @Override
                void look() {
                    super.look();
                    int now = look.fetchSingle(CONNECTIONS).get(0, int.class);
                    seen.accumulateAndGet(now, Math::max);
                    assertThat(now).as("as the server counts").isLessThanOrEqualTo(Pool.most(portal.database()));
                }
            };
            loaded(portal, requests, counted);
            Await.until(() -> look.fetchSingle(IN_TRANSACTION).get(0, int.class), left -> left == 0);
            told.publishEntry("connections, as PostgreSQL counts", "at most " + seen + ", " + counted);
        }
    }

    /** What was seen of the pool while people worked. */
    private static class Counted {

        private final TestPortal portal;
        private int mostLent;
        private int mostWaiting;
        private int looks;

        Counted(TestPortal portal) {
            this.portal = portal;
        }

        void look() {
            Pool now = Pool.of(portal.database());
            assertThat(now.open()).isLessThanOrEqualTo(Pool.most(portal.database()));
            mostLent = Math.max(mostLent, now.lent());
            mostWaiting = Math.max(mostWaiting, now.waiting());
            looks++;
        }

        @Override
        public String toString() {
            return "at most %d lent and %d waiting in %d looks".formatted(mostLent, mostWaiting, looks);
        }
    }

    private void loaded(TestPortal portal, int requests, Counted counted) {
        MixedLoad load = new MixedLoad(RECORDERS, 15, ledger);
        furnish(portal.admin());
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        AtomicInteger left = new AtomicInteger(requests);
        try {
            CompletableFuture<Void> all = CompletableFuture.allOf(IntStream.range(0, PEOPLE)
                    .mapToObj(number -> CompletableFuture.runAsync(() -> work(portal, load, left, number), threads))
                    .toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                counted.look();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            all.join();
        } finally {
            threads.shutdownNow();
        }
        assertThat(ledger.wrong()).isEmpty();
        assertThat(ledger.acknowledged()).as("acts that were done").isPositive();
        assertThat(counted.mostLent).as("the load was felt: %s", counted).isGreaterThan(2);
        Await.until(() -> Pool.of(portal.database()), now -> now.lent() == 0 && now.waiting() == 0);
    }

    private static void work(TestPortal portal, MixedLoad load, AtomicInteger left, int number) {
        MixedLoad.Person person = new MixedLoad.Person(portal.admin(), portal.script(Access.ADMIN));
        Random draws = new Random(number);
        while (left.getAndDecrement() > 0) {
            load.one(person, draws);
        }
    }

    private static void furnish(Browser admin) {
        byte[] inventory = Inventories.recorders(RECORDERS).getBytes(StandardCharsets.UTF_8);
        assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
        assertThat(Inventories.turn(admin, true).status()).isEqualTo(303);
        admin.submit("/authorities/new", "/authorities/new", "name", "Quay CA", "key", "RSA_2048", "years", "15");
    }
}
