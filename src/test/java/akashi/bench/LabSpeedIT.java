package akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import akashi.TestPortal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handshakes of the lab, one after the other and of fifty learners at once; to {@code target/lab-speed.md}. */
@Tag("bench")
class LabSpeedIT {

    private static final int LEARNERS = 50;
    private static final int WARM = 20;
    private static final int ROUNDS = 12;
    private static final int AT_ONCE = 5;
    private static final int GOAL = 100;
    private static final int SITE_GOAL = 300;

    /** So many are made before it is measured: a portal in service is warm. */
    private static final int FIRST_SITES = 10;

    private static final String[] FAULTS = {
        "NONE", "EXPIRED", "OTHER_NAME", "UNKNOWN_CA", "INTERMEDIATE_MISSING", "REVOKED", "COMMON_NAME_ONLY"
    };

    public static void main(String[] args) throws IOException {
        System.out.println(measured());
    }

    @Test
    void it_is_measured() throws IOException {
        String table = measured();
        Files.writeString(Path.of("target", "lab-speed.md"), table, StandardCharsets.UTF_8);
        System.out.println(table);
        assertThat(table).contains("learners at once");
    }

    private static String measured() throws IOException {
        Path home = Files.createTempDirectory("akashi-lab");
        try (TestPortal portal = TestPortal.in(home, Instant.now(), true)) {
            for (int i = 0; i < LEARNERS; i++) {
                portal.anotherAdmin("learner-" + i);
            }
        }
        try (PortalProcess portal =
                PortalProcess.Start.on(home).with(Speed.JAVA_OPTIONS).run()) {
            return measured(portal);
        }
    }

    private static String measured(PortalProcess portal) throws IOException {
        Figures figures = new Figures();
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            cookies.add(cookie(portal.address(), "learner-" + i));
        }
        long before = Figures.resident(portal.pid());
        inTurn(portal.address(), cookies, WARM);
        figures.times("a warm handshake, page and all, one at a time", GOAL, inTurn(portal.address(), cookies, ROUNDS));
        Load.Times together = atOnce(portal.address(), cookies);
        figures.add(
                LEARNERS + " learners at once, each " + AT_ONCE + " handshakes",
                "",
                "%.0f / %.0f ms",
                together.millis(0.5),
                together.millis(0.99));
        long after = Figures.resident(portal.pid());
        figures.add("memory that they add", "≤ 250 MB", "%d MB (%d to %d)", after - before, before, after);
        figures.times("a site of one's own is made, and entered", SITE_GOAL, sites(portal.address()));
        return figures.table();
    }

    private static String cookie(URI portal, String user) {
        Browser.Page page = new Browser(portal).post("/sign-in", "username", user, "password", TestPortal.PASSWORD);
        String set = page.header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }

    /** Each learner enters for the first time; while the pool of keys lasts. */
    private static Load.Times sites(URI portal) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            Browser learner = new Browser(portal);
            learner.post("/sign-in", "username", "learner-" + i, "password", TestPortal.PASSWORD);
            long start = System.nanoTime();
            assertThat(learner.post("/training/enter").status()).isEqualTo(303);
            times.add(System.nanoTime() - start);
        }
        return sorted(times.subList(FIRST_SITES, times.size()));
    }

    private static String path(int round) {
        return "/learn/lab/handshake?tls=TLS1" + (2 + round % 2) + "&fault=" + FAULTS[round % FAULTS.length];
    }

    private static Load.Times inTurn(URI portal, List<String> cookies, int rounds) throws IOException {
        List<Long> times = new ArrayList<>();
        for (String cookie : cookies) {
            times.addAll(asking(portal, cookie, rounds));
        }
        return sorted(times);
    }

    private static List<Long> asking(URI portal, String cookie, int rounds) throws IOException {
        List<Long> times = new ArrayList<>();
        try (Connection connection = new Connection(portal, cookie)) {
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                assertThat(connection.get(path(round))).isEqualTo(200);
                times.add(System.nanoTime() - start);
            }
        }
        return times;
    }

    private static Load.Times atOnce(URI portal, List<String> cookies) {
        ExecutorService threads = Executors.newFixedThreadPool(LEARNERS);
        try {
            List<Future<List<Long>>> running = new ArrayList<>();
            cookies.forEach(cookie -> running.add(threads.submit(() -> asking(portal, cookie, AT_ONCE))));
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                times.addAll(one.get());
            }
            return sorted(times);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Load.Times sorted(List<Long> times) {
        long[] all = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(all);
        return new Load.Times(all);
    }
}
