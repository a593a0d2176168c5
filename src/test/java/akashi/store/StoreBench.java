package akashi.store;

import akashi.core.site.SiteData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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
        time(
                "store a thousand recorders",
                1,
                () -> portal.database().transaction(db -> {
                    TestSites.store(db, data);
                    return null;
                }));
        for (int round = 0; round < 4; round++) {
            time("load a thousand recorders", 3, () -> new Snapshots(portal.database()).of(portal.siteId()));
        }
        Snapshots kept = new Snapshots(portal.database());
        kept.of(portal.siteId());
        time("serve them again", 1000, () -> kept.of(portal.siteId()));
    }

    private static void time(String what, int times, Runnable work) {
        long start = System.nanoTime();
        for (int time = 0; time < times; time++) {
            work.run();
        }
        System.out.printf(Locale.ROOT, "%-32s %10.3f ms%n", what, (System.nanoTime() - start) / 1e6 / times);
    }
}
