package akashi.bench;

import akashi.Browser;
import akashi.PortalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificates with PFX files and bundles, issued and packed by the pages as an administrator does it, in turns with the
 * peers: each round the portal first, then they. Every certificate has its row, its audit entry and its gates.
 */
final class IssuingSpeed {

    private static final Logger LOG = LoggerFactory.getLogger(IssuingSpeed.class);
    private static final int COUNT = Integer.getInteger("akashi.bench.certificates", 500);
    private static final int ROUNDS = 5;
    private static final int WARM = 150;

    private final Path folder;
    private final Figures figures;
    private double issuing;
    private double packing;
    private double theirs;

    IssuingSpeed(Path folder, Figures figures) {
        this.folder = folder;
        this.figures = figures;
    }

    void measure(boolean pool) throws IOException {
        LOG.warn("issuing {} certificates, {} the pool of keys", COUNT, pool ? "with" : "without");
        Path home = folder.resolve("home");
        Harbours.plant(home, COUNT + WARM);
        if (pool) {
            Harbours.fill(home, COUNT + WARM);
        }
        Peers peers = Peers.here() ? Peers.in(folder.resolve("peers")) : null;
        try (PortalProcess portal = PortalProcess.Start.on(home)
                .with(Speed.JAVA_OPTIONS)
                .with("AKASHI_KEY_POOL", pool ? "1" : "0")
                .run()) {
            Browser admin = portal.admin();
            round(admin, WARM);
            issuing = 0;
            packing = 0;
            for (int i = 0; i < ROUNDS; i++) {
                round(admin, COUNT / ROUNDS);
                theirs += peers == null ? 0 : peers.certificates(COUNT / ROUNDS);
            }
            figures.add(
                    "resident after %d certificates".formatted(COUNT + WARM),
                    "≤ 300 MB",
                    "%d MB",
                    Figures.resident(portal.pid()));
        }
        told(pool);
    }

    private void round(Browser admin, int count) {
        double start = System.nanoTime();
        Harbours.finished(admin, Harbours.order(admin, "/certificates/issue", count, "key", "RSA_2048", "days", "397"));
        double issued = System.nanoTime();
        Harbours.finished(admin, newest(admin, count));
        issuing += (issued - start) / 1e9;
        packing += (System.nanoTime() - issued) / 1e9;
    }

    /** The bundles of those that were issued last: the page lists computers by name, as the batch took them. */
    private String newest(Browser admin, int count) {
        var form = admin.get("/certificates/bundles").html().selectFirst("form[action=/certificates/bundles]");
        List<String> all = form.select("input[name=computer]").eachAttr("value");
        List<String> fields = new java.util.ArrayList<>(
                List.of("act", form.select("input[name=act]").attr("value")));
        all.subList(all.size() - count, all.size()).forEach(id -> fields.addAll(List.of("computer", id)));
        return admin.post("/certificates/bundles", fields.toArray(String[]::new))
                .location();
    }

    private void told(boolean pool) {
        String what = "%d RSA-2048 certificates with PFX (10,000 iterations) and bundle, %s"
                .formatted(COUNT, pool ? "keys from the pool" : "keys made then");
        String goal = (pool ? "< 0.15" : "≤ 0.7") + " × cfssl and openssl with two workers";
        double ours = issuing + packing;
        figures.add(
                what,
                goal,
                "%.2f s (issuing %.2f, packing %.2f); peers %.2f s; ratio %.2f",
                ours,
                issuing,
                packing,
                theirs,
                ours / theirs);
    }
}
