package akashi.bench;

import akashi.Browser;
import akashi.EveryPage;
import akashi.PortalProcess;
import akashi.TestPortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one page costs in processor time, asked for one at a time: unlike a time by the clock it says nearly the same on
 * a busy machine. The portal's own work, its collector of garbage and its compiler are told apart.
 *
 * <pre>java -cp … -Dakashi.bench.pages='/|/account' akashi.bench.Cost FOLDER</pre>
 *
 * The folder keeps the planted sites for the next run.
 */
public final class Cost {

    private static final int ROUNDS = Integer.getInteger("akashi.bench.requests", 200);
    private static final Pattern PAGES = Pattern.compile(System.getProperty("akashi.bench.pages", ".*"));
    private static final int TICK_MILLIS = 10;

    private Cost() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        of(folder.resolve("sample"), true, EveryPage::of);
        of(
                folder.resolve("big"),
                false,
                portal -> EveryPage.of(portal).stream()
                        .filter(page -> page.equals("/") || page.startsWith("/topology"))
                        .toList());
    }

    private interface Pages {
        List<String> of(TestPortal portal);
    }

    private static void of(Path home, boolean sample, Pages pages) throws IOException {
        List<String> asked = planted(home, sample, pages).stream()
                .filter(page -> PAGES.matcher(page).matches())
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        try (PortalProcess portal =
                PortalProcess.Start.on(home).with(Speed.JAVA_OPTIONS).run()) {
            String set = portal.signIn().header("Set-Cookie");
            String cookie = set.substring(0, set.indexOf(';'));
            new Load(portal.address(), cookie).warm(asked, Integer.getInteger("akashi.bench.warm", 30));
            System.out.println(home.getFileName() + ", milliseconds of work / of collecting garbage");
            try (Connection connection = new Connection(portal.address(), cookie)) {
                for (String page : asked) {
                    Spent before = Spent.by(portal.pid());
                    for (int i = 0; i < ROUNDS; i++) {
                        connection.get(page);
                    }
                    Spent spent = Spent.by(portal.pid()).since(before);
                    System.out.printf(
                            Locale.ROOT, "%6.1f %5.1f  %s%n", spent.each(spent.work), spent.each(spent.garbage), page);
                }
            }
        }
    }

    private static List<String> planted(Path home, boolean sample, Pages pages) throws IOException {
        Path list = home.resolveSibling(home.getFileName() + ".pages");
        if (!Files.exists(list)) {
            try (TestPortal portal = TestPortal.in(home, Instant.now(), sample)) {
                if (!sample) {
                    BigSite big = BigSite.of(1000, Instant.now());
                    portal.plant(big.data(), big.ders()::get);
                }
                Browser admin = portal.admin();
                Files.write(
                        list,
                        pages.of(portal).stream()
                                .filter(page -> admin.get(page).status() == 200)
                                .toList());
            }
        }
        return Files.readAllLines(list, StandardCharsets.UTF_8);
    }

    /** Ticks of the processor that a process has used so far. */
    private record Spent(long work, long garbage) {

        static Spent by(long pid) throws IOException {
            long work = 0;
            long garbage = 0;
            List<Path> threads = new ArrayList<>();
            try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/task"))) {
                all.forEach(threads::add);
            }
            for (Path thread : threads) {
                String stat = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                if (name.equals("VM Thread") || name.startsWith("GC")) {
                    garbage += ticks;
                } else if (!name.startsWith("C1 ") && !name.startsWith("C2 ") && !name.startsWith("Sweeper")) {
                    work += ticks;
                }
            }
            return new Spent(work, garbage);
        }

        Spent since(Spent before) {
            return new Spent(work - before.work, garbage - before.garbage);
        }

        double each(long ticks) {
            return (double) ticks * TICK_MILLIS / ROUNDS;
        }
    }
}
