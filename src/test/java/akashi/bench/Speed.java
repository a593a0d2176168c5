package akashi.bench;

import akashi.Browser;
import akashi.EveryPage;
import akashi.PortalProcess;
import akashi.TestPortal;
import akashi.core.trust.Assess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The benchmark: the sample site page by page, a site of a thousand recorders, statements per page, memory, the start,
 * and judging a site whole. The portal runs as a process of its own. Takes about five minutes.
 *
 * <pre>mvn verify -Pbench</pre>
 */
public final class Speed {

    /** How the portal is run where memory counts: a small heap and the one collector that costs nothing beside it. */
    static final List<String> JAVA_OPTIONS = List.of(
            System.getProperty("akashi.bench.options", "-Xmx128m -XX:+UseSerialGC -XX:TrimNativeHeapInterval=10000")
                    .split(" "));

    private static final Logger LOG = LoggerFactory.getLogger(Speed.class);
    private static final int SAMPLE_GOAL = 30;
    private static final int BIG_GOAL = 100;
    private static final int RECORDERS = Integer.getInteger("akashi.bench.recorders", 1000);
    private static final int REQUESTS = Integer.getInteger("akashi.bench.requests", 800);
    private static final long WARM_SECONDS = Integer.getInteger("akashi.bench.warm", 90);

    /** The matrix, of the kind of connection with most of them too, and what stops when. */
    private static final List<String> JUDGED = List.of("/trust", "/trust?link=recorder-to-clients", "/expiry");

    private final Figures figures = new Figures();
    private final Path sampleHome;
    private final Path bigHome;
    private final Map<String, Long> sampleStatements = new LinkedHashMap<>();
    private final Map<String, Long> bigStatements = new LinkedHashMap<>();

    private Speed(Path folder) {
        this.sampleHome = folder.resolve("sample");
        this.bigHome = folder.resolve("big");
    }

    public static void main(String[] args) throws IOException {
        System.out.println(measured());
    }

    /** Measures everything and answers the table. */
    static String measured() throws IOException {
        Path folder = Files.createTempDirectory("akashi-bench");
        Speed speed = new Speed(folder);
        List<String> samplePages = speed.plantSample();
        List<String> bigPages = speed.plantBig();
        speed.start("none", List.of());
        speed.start(String.join(" ", JAVA_OPTIONS), JAVA_OPTIONS);
        speed.sample(samplePages);
        speed.big(bigPages);
        speed.statements();
        return speed.figures.table();
    }

    private List<String> plantSample() {
        LOG.warn("planting the sample site");
        try (TestPortal portal = TestPortal.in(sampleHome, Instant.now(), true)) {
            List<String> pages = readable(portal);
            Browser admin = portal.admin();
            pages.forEach(page -> sampleStatements.put(kind(page), statements(portal, admin, page)));
            return pages;
        }
    }

    private List<String> plantBig() {
        LOG.warn("planting {} recorders", RECORDERS);
        try (TestPortal portal = TestPortal.in(bigHome, Instant.now(), false)) {
            BigSite big = BigSite.of(RECORDERS, Instant.now());
            portal.plant(big.data(), big.ders()::get);
            judge(portal);
            List<String> pages = readable(portal);
            Browser admin = portal.admin();
            pages.forEach(page -> bigStatements.put(kind(page), statements(portal, admin, page)));
            return Stream.concat(
                            pages.stream().filter(page -> page.equals("/") || page.startsWith("/topology")),
                            JUDGED.stream())
                    .toList();
        }
    }

    /** The pages that answer 200 to the administrator: others are redirects and pages of things that are not there. */
    private static List<String> readable(TestPortal portal) {
        Browser admin = portal.admin();
        return EveryPage.of(portal).stream()
                .filter(page -> admin.get(page).status() == 200)
                .toList();
    }

    /** The same kind of page on both sites: ids do not matter. */
    private static String kind(String page) {
        return page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }

    /** The fewest of several visits: jobs of the portal itself send statements too. */
    private static long statements(TestPortal portal, Browser admin, String page) {
        admin.get(page);
        long fewest = Long.MAX_VALUE;
        for (int visit = 0; visit < 4; visit++) {
            long before = portal.database().statements();
            admin.get(page);
            fewest = Math.min(fewest, portal.database().statements() - before);
        }
        return fewest;
    }

    private void judge(TestPortal portal) {
        double[] millis = new double[30];
        int connections = 0;
        // As for pages: a portal in service is warm, so the first half is not counted.
        for (int round = -millis.length; round < millis.length; round++) {
            long start = System.nanoTime();
            connections = Assess.all(portal.site(), Instant.now()).size();
            millis[Math.max(round, 0)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        figures.add(
                "a site of %d recorders judged whole (%d connections)".formatted(RECORDERS, connections),
                "milliseconds",
                "%.1f ms (median of %d)",
                millis[millis.length / 2],
                millis.length);
    }

    private void start(String named, List<String> options) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            try (PortalProcess portal =
                    PortalProcess.Start.on(sampleHome).with(options).run()) {
                try (Connection connection = new Connection(portal.address(), "")) {
                    connection.get("/sign-in");
                }
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        seconds.sort(null);
        figures.add(
                "from `java` to the first page, %s, options: %s".formatted(PortalProcess.program(), named),
                "≤ 3 s",
                "%.2f s (median of 5)",
                seconds.get(2));
    }

    private void sample(List<String> pages) throws IOException {
        LOG.warn("asking for {} pages of the sample site", pages.size());
        try (PortalProcess portal =
                PortalProcess.Start.on(sampleHome).with(JAVA_OPTIONS).run()) {
            Load load = new Load(portal.address(), cookie(portal));
            load.warm(pages, WARM_SECONDS);
            for (String page : pages) {
                load.of(page, REQUESTS / 4);
                figures.times("sample: " + kind(page), SAMPLE_GOAL, load.of(page, REQUESTS));
            }
            memory("sample site", portal);
        }
    }

    private void big(List<String> pages) throws IOException {
        LOG.warn("asking for {} pages of the big site", pages.size());
        try (PortalProcess portal =
                PortalProcess.Start.on(bigHome).with(JAVA_OPTIONS).run()) {
            Load load = new Load(portal.address(), cookie(portal));
            load.warm(pages, WARM_SECONDS);
            for (String page : pages) {
                load.of(page, REQUESTS / 4);
                figures.times("%d recorders: %s".formatted(RECORDERS, kind(page)), BIG_GOAL, load.of(page, REQUESTS));
            }
            memory(RECORDERS + " recorders", portal);
        }
    }

    private void memory(String what, PortalProcess portal) throws IOException {
        long megabytes = Figures.resident(portal.pid());
        String options = String.join(" ", JAVA_OPTIONS);
        figures.add("resident after all that, " + what + " (" + options + ")", "≤ 300 MB", "%d MB", megabytes);
    }

    private void statements() {
        sampleStatements.forEach((page, few) -> {
            Long many = bigStatements.get(page);
            if (many != null) {
                figures.add(
                        "SQL statements: " + page, "the same", few.equals(many) ? "%d" : "%d, big site %d", few, many);
            }
        });
    }

    private static String cookie(PortalProcess portal) {
        String set = portal.signIn().header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }
}
