package akashi.certificates;

import akashi.core.fault.Mend;
import akashi.core.plan.Pairing;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.PackedBundles;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Zip;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pages that hand out many bundles: a job packs them, then they wait for the person who asked. */
final class PackingPages {

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Bundles bundles;
    private final Jobs jobs;

    PackingPages(Database database, Acts acts, Snapshots snapshots, Bundles bundles, Jobs jobs) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.jobs = jobs;
    }

    void offer(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        model.put("found", Exportable.all(site));
        model.put("lack", Lack.of(site));
        model.put("waiting", waiting(x));
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/bundles", model);
    }

    /** Why there is nothing to hand out, and where to begin. */
    private enum Lack {
        PLAN("/encryption/new"),
        PAIR("/encryption"),
        CERTIFICATES("/certificates/issue"),
        KEYS("/certificates/issue");

        private final String path;

        Lack(String path) {
            this.path = path;
        }

        static Map<String, Object> of(SiteSnapshot site) {
            Lack lack = found(site);
            String key = "certificates.bundles.lack." + lack;
            return Map.of("why", Message.of(key), "mend", new Mend(Message.of(key + ".go"), lack.path));
        }

        private static Lack found(SiteSnapshot site) {
            if (site.data().wantedOn().isEmpty()) {
                return PLAN;
            }
            if (!Pairing.differing(site).isEmpty()) {
                return PAIR;
            }
            return site.active().stream().allMatch(computer -> Exportable.none(site, computer)) ? CERTIFICATES : KEYS;
        }
    }

    /** What this person asked for before and can still fetch. */
    private List<Waiting> waiting(Exchange x) {
        return new PackedBundles(database.db(), x.actor().siteId())
                .jobsOf(x.actor().userId()).stream()
                        .map(id -> Waiting.of(database.db(), x.actor(), id, x.now()))
                        .filter(found -> found.bundles() > 0)
                        .toList();
    }

    void order(Exchange x) {
        x.onFault(this::offer);
        List<UUID> computers = x.form().list("computer", UUID::fromString);
        x.form().done();
        UUID job = bundles.packAll(x.actor(), new PackBundles(computers), IssuePages.once(x.form()), jobs);
        x.redirect("/certificates/jobs/" + job);
    }

    /** How far the job is, and what can be fetched of it. */
    void show(Exchange x) {
        UUID job = x.path("id", UUID::fromString);
        x.page("certificates/packing", Map.of("found", Waiting.of(database.db(), x.actor(), job, x.now())));
    }

    void zip(Exchange x) {
        x.onFault(this::show);
        UUID job = x.path("id", UUID::fromString);
        Waiting.ended(database.db(), x.actor(), job, x.now());
        Map<String, byte[]> files = new LinkedHashMap<>();
        new PackedBundles(database.db(), x.actor().siteId())
                .of(job)
                .forEach(packed -> files.put(packed.fileName(), packed.content()));
        x.download("akashi-bundles.zip", BundlePages.ZIP, Zip.of(files, x.now()));
    }

    void passwords(Exchange x) {
        x.onFault(this::show);
        List<FetchPasswords.Line> lines = acts.run(x.actor(), new FetchPasswords(x.path("id", UUID::fromString)));
        StringBuilder sheet = new StringBuilder("\uFEFFcomputer,file,password,profile\r\n");
        lines.forEach(line -> sheet.append(String.join(",", line.host(), line.file(), line.password(), line.profile()))
                .append("\r\n"));
        x.download(
                "akashi-passwords.csv",
                "text/csv; charset=utf-8",
                sheet.toString().getBytes(StandardCharsets.UTF_8));
    }
}
