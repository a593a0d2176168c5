package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests of a day and more in one go, from sixteen people and scripts at once, to the packed jar with a small heap: each
 * is answered as it should be, and the portal holds no more at the end than after the first quarter.
 */
class LongLoadIT {

    private static final int CONNECTIONS = 16;
    private static final int RECORDERS = 40;
    private static final int SHORT = 3_000;
    private static final int LONG = Integer.getInteger("akashi.requests", 200_000);

    /**
     * Of four collections this collector leaves in three up to a twentieth of the old space as it lies and fills it with
     * arrays that nobody has: they would count as held.
     */
    private static final String LEAVE_NOTHING = "-XX:MarkSweepAlwaysCompactCount=1";

    /** Otherwise the heap itself comes into memory little by little, and would count as what grows beside it. */
    private static final String WHOLE_HEAP = "-XX:+AlwaysPreTouch";

    private static final List<String> SMALL = List.of(
            "-Xms128m", "-Xmx128m", "-XX:+UseSerialGC", LEAVE_NOTHING, WHOLE_HEAP, "-XX:TrimNativeHeapInterval=10000");

    /** What fills up once, such as the database's cache and compiled code, and the rows that the load makes. */
    private static final long HEAP_MAY_GROW_KB = 16 << 10;

    private static final long RESIDENT_MAY_GROW_KB = 48 << 10;

    private static final long THREADS_MAY_GROW = 8;
    private static final long FILES_MAY_GROW = 16;

    @TempDir
    Path home;

    private final Ledger ledger = new Ledger();

    @Test
    void three_thousand_mixed_requests_are_answered_and_nothing_grows(TestReporter told) {
        answered(SHORT, told);
    }

    @Test
    @Tag("reliability")
    @Timeout(value = 6, unit = java.util.concurrent.TimeUnit.HOURS)
    void two_hundred_thousand_mixed_requests_are_answered_and_nothing_grows(TestReporter told) {
        answered(LONG, told);
    }

    private void answered(int requests, TestReporter told) {
        PortalProcess.Start start = PortalProcess.Start.on(home).with(SMALL);
        try (PortalProcess portal = start.run()) {
            List<MixedLoad.Person> people = people(start, portal);
            MixedLoad load = new MixedLoad(RECORDERS, 3, ledger);
            List<Footprint> quarters = new ArrayList<>();
            for (int quarter = 1; quarter <= 4; quarter++) {
                long begun = System.nanoTime();
                together(load, people, requests / 4, quarter);
                double perSecond = requests / 4 / ((System.nanoTime() - begun) / 1e9);
                Footprint now = Footprint.of(portal.pid());
                quarters.add(now);
                told.publishEntry(
                        "after " + quarter * 25 + " %",
                        "%s, %d certificates, %.0f requests/s".formatted(now, certificates(), perSecond));
            }
            told.publishEntry("requests of " + PortalProcess.program(), ledger.toString());
            assertThat(ledger.wrong()).isEmpty();
            flat(quarters.get(0), quarters.get(3));
            Program check = new CommandLine(home, start.environment()).run("check");
            assertThat(check.output()).contains("The chain is whole");
        }
    }

    /** Made so far. */
    private int certificates() {
        return ledger.of(Ledger.Deed.ISSUED).size()
                + ledger.of(Ledger.Deed.RENEWED).size();
    }

    private static void flat(Footprint first, Footprint last) {
        assertThat(last.heapKb()).as("heap, first %s", first).isLessThan(first.heapKb() + HEAP_MAY_GROW_KB);
        assertThat(last.residentKb())
                .as("resident, first %s", first)
                .isLessThan(first.residentKb() + RESIDENT_MAY_GROW_KB);
        assertThat(last.threads()).as("threads, first %s", first).isLessThan(first.threads() + THREADS_MAY_GROW);
        assertThat(last.files()).as("files, first %s", first).isLessThan(first.files() + FILES_MAY_GROW);
    }

    private static List<MixedLoad.Person> people(PortalProcess.Start start, PortalProcess portal) {
        Browser admin = portal.admin();
        byte[] inventory = Inventories.recorders(RECORDERS).getBytes(StandardCharsets.UTF_8);
        assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
        assertThat(Inventories.turn(admin, true).status()).isEqualTo(303);
        admin.submit("/authorities/new", "/authorities/new", "name", "Long CA", "key", "RSA_3072", "years", "15");
        String token = new CommandLine(start.home(), start.environment())
                .run("token", "--user", "admin")
                .output()
                .strip();
        List<MixedLoad.Person> people = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Browser script = new Browser(portal.address()).with("Authorization", "Bearer " + token);
            people.add(new MixedLoad.Person(admin.twin().in(i % 2 == 0 ? "en" : "ja"), script));
        }
        return people;
    }

    private static void together(MixedLoad load, List<MixedLoad.Person> people, int requests, int quarter) {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        AtomicInteger left = new AtomicInteger(requests);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                MixedLoad.Person person = people.get(i);
                Random draws = new Random(1_000L * quarter + i);
                all.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        load.one(person, draws);
                    }
                }));
            }
            for (Future<?> each : all) {
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
}
