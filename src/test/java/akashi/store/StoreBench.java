package akashi.store;

import akashi.core.site.Observation;
import akashi.core.site.SiteData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;

/** Measures the store: opening, a site of a thousand recorders, acts. Run by hand; nothing here is a test. */
final class StoreBench {

    private StoreBench() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("akashi-bench");
        Database.open(DatabaseAddress.fileIn(home)).close();
        for (int round = 0; round < 3; round++) {
            time(
                    "open the file",
                    1,
                    () -> Database.open(DatabaseAddress.fileIn(home)).close());
        }
        TestDatabase.fresh().close();
        time("a fresh database for a test", 10, () -> TestDatabase.fresh().close());
        try (TestPortal portal = TestPortal.on(Database.open(DatabaseAddress.fileIn(home)), new Notices.Post())) {
            large(portal);
            time("one act", 500, () -> portal.acts().run(portal.admin(), new Notices.PostNotice("")));
            time("one act, again", 500, () -> portal.acts().run(portal.admin(), new Notices.PostNotice("")));
        }
        System.out.printf(Locale.ROOT, "file: %d KiB%n", Files.size(home.resolve("akashi.mv.db")) / 1024);
    }

    private static void large(TestPortal portal) {
        SiteData data = TestSites.recorders(portal.site(portal.siteId()).site(), 1000);
        DSLContext db = portal.database().db();
        UUID id = portal.siteId();
        time(
                "store ten thousand computers",
                1,
                () -> new Computers(db, TestPortal.secondSite(db))
                        .insertAll(TestSites.recorders(data.site(), 10_000).computers()));
        time("store a thousand computers", 1, () -> new Computers(db, id).insertAll(data.computers()));
        data.authorities().forEach(each -> new Authorities(db, id).insert(each, new byte[] {1}, TestPortal.NOW));
        time(
                "store a thousand certificates",
                1,
                () -> data.certificates()
                        .forEach(each -> new Certificates(db, id).insert(each, "CN=Root", new byte[] {3})));
        time(
                "want two thousand switches",
                1,
                () -> data.wantedOn().forEach(each -> new WantedSwitches(db, id).turn(each, true, TestPortal.NOW)));
        time("append three thousand facts", 1, () -> new Observations(db, id).append(data.latest(), TestPortal.NOW));
        time("append them again", 1, () -> new Observations(db, id).append(again(data.latest()), TestPortal.NOW));
        for (int round = 0; round < 4; round++) {
            time("load a thousand recorders", 3, () -> new Snapshots(portal.database()).of(portal.siteId()));
        }
        Snapshots kept = new Snapshots(portal.database());
        kept.of(portal.siteId());
        time("serve them again", 1000, () -> kept.of(portal.siteId()));
    }

    private static List<Observation> again(List<Observation> facts) {
        return facts.stream()
                .map(each -> new Observation(
                        UUID.randomUUID(),
                        each.fact(),
                        each.subjectId(),
                        each.generation(),
                        each.slot(),
                        each.authorityId(),
                        each.certificateId(),
                        each.value(),
                        each.count(),
                        each.source(),
                        each.at(),
                        each.by(),
                        each.note()))
                .toList();
    }

    /** Prints the time on the wall and on the processor, since a busy machine lengthens only the first. */
    private static void time(String what, int times, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        for (int time = 0; time < times; time++) {
            work.run();
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s %10.3f ms wall %10.3f ms processor%n",
                what,
                (System.nanoTime() - wall) / 1e6 / times,
                (threads.getCurrentThreadCpuTime() - processor) / 1e6 / times);
    }
}
