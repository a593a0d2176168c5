package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The portal is killed again and again while people and scripts work on it. After each start nothing is lost of what it
 * had said to be done, nothing is there by half, and the chain of the trail is whole.
 */
class MixedLoadKilledTest {

    private static final int RECORDERS = 40;
    private static final int AT_ONCE = 6;
    private static final int SHORT = 2;
    private static final int LONG = Integer.getInteger("akashi.kills", 100);
    private static final int LOOKED_AT_EACH = 10;

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();
    private final MixedLoad load = new MixedLoad(RECORDERS, 30, ledger);
    private PortalProcess.Start start;
    private String token;

    @Test
    void a_few_kills_under_mixed_load_on_a_file_lose_nothing(TestReporter told) {
        onFile(SHORT, told);
    }

    @Test
    void a_few_kills_under_mixed_load_on_postgresql_lose_nothing(TestReporter told) {
        onPostgres(SHORT, told);
    }

    @Test
    @Tag("reliability")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void a_hundred_kills_under_mixed_load_on_a_file_lose_nothing(TestReporter told) {
        onFile(LONG, told);
    }

    @Test
    @Tag("reliability")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void a_hundred_kills_under_mixed_load_on_postgresql_lose_nothing(TestReporter told) {
        onPostgres(LONG, told);
    }

    private void onFile(int kills, TestReporter told) {
        start = PortalProcess.Start.on(folder.resolve("home")).with(List.of("-XX:TieredStopAtLevel=1"));
        killed(kills, told, when -> {
            try (Database left = Database.open(DatabaseAddress.fileIn(folder.resolve("home")))) {
                new Afterwards(left.db(), when).judge(ledger);
            }
        });
    }

    private void onPostgres(int kills, TestReporter told) {
        try (Postgres postgres = Postgres.in(folder.resolve("postgres"))) {
            postgres.create("killed");
            start = postgres.portal(folder.resolve("home"), "killed").with(List.of("-XX:TieredStopAtLevel=1"));
            killed(kills, told, when -> new Afterwards(postgres.look("killed"), when).judge(ledger));
        }
    }

    /** Looks into the database while no portal runs. */
    private interface Look {
        void at(String when);
    }

    private void killed(int kills, TestReporter told, Look look) {
        long seed = Long.getLong("akashi.seed", System.nanoTime());
        told.publishEntry("-Dakashi.seed", String.valueOf(seed));
        Random moments = new Random(seed);
        furnish();
        for (int kill = 1; kill <= kills; kill++) {
            String when = "kill %d of %d, seed %d".formatted(kill, kills, seed);
            try (PortalProcess portal = start.run()) {
                proven(portal.admin(), when);
                int before = ledger.acknowledged();
                workUntilKilled(portal, moments);
                assertThat(ledger.acknowledged())
                        .as("acts done before %s", when)
                        .isGreaterThan(before);
            }
            assertThat(ledger.wrong()).as(when).isEmpty();
            if (kills <= LOOKED_AT_EACH || kill % LOOKED_AT_EACH == 0) {
                look.at(when);
            }
        }
        try (PortalProcess portal = start.run()) {
            Program check = new CommandLine(start.home(), start.environment()).run("check");
            assertThat(check.output()).contains("The chain is whole");
            proven(portal.admin(), "the end, seed " + seed);
        }
        look.at("the end, seed " + seed);
        told.publishEntry("done", ledger.toString());
    }

    private void furnish() {
        try (PortalProcess portal = start.run()) {
            Browser admin = portal.admin();
            byte[] inventory = Inventories.recorders(RECORDERS).getBytes(StandardCharsets.UTF_8);
            assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
            // Certificates are made for switches that are wanted on.
            assertThat(Inventories.turn(admin, true).status()).isEqualTo(303);
            admin.submit("/authorities/new", "/authorities/new", "name", "Quay CA", "key", "RSA_3072", "years", "15");
            Program printed = new CommandLine(start.home(), start.environment()).run("token", "--user", "admin");
            token = printed.output().strip();
        }
    }

    /** The page's own button: it proves the chain from its first entry on. */
    private static void proven(Browser admin, String when) {
        Browser.Page pressed = admin.post("/audit/check");
        assertThat(pressed.status()).as(when).isEqualTo(303);
        assertThat(admin.get(pressed.location()).html().text()).as(when).contains("The chain is whole");
    }

    private void workUntilKilled(PortalProcess portal, Random moments) {
        Browser signedIn = portal.admin();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Random draws = new Random(moments.nextLong());
                MixedLoad.Person person = new MixedLoad.Person(
                        signedIn.twin().in("en"),
                        new Browser(portal.address()).with("Authorization", "Bearer " + token));
                working.add(threads.submit(() -> untilNoAnswer(person, draws)));
            }
            int enough = ledger.acknowledged() + 1 + moments.nextInt(12);
            while (ledger.acknowledged() < enough && working.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(moments.nextInt(60_000)));
            portal.kill();
            for (Future<?> each : working) {
                each.get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private void untilNoAnswer(MixedLoad.Person person, Random draws) {
        try {
            while (!Thread.interrupted()) {
                load.one(person, draws);
            }
        } catch (UncheckedIOException killed) {
            ledger.count("requests in flight when it was killed");
        }
    }
}
