package akashi.bench;

import akashi.Browser;
import akashi.TestPortal;
import akashi.pki.NativeCrypto;
import akashi.store.ApiTokens;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.vault.KeyPool;
import akashi.vault.Protection;
import akashi.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Sites of recorders that wait for their certificates, in the folder of a portal. */
final class Harbours {

    /** With this a script signs in as the administrator. */
    static final String TOKEN = "token-of-the-benchmark-0123456789abcdef";

    private Harbours() {}

    /** A management server and recorders, an RSA-3072 authority, everything wanted. */
    static void plant(Path home, int computers) {
        try (TestPortal portal = TestPortal.in(home, Instant.now(), false)) {
            Browser admin = portal.admin();
            String looked = admin.upload(
                            "/sites/import",
                            "file",
                            "site.csv",
                            inventory(computers).getBytes(StandardCharsets.UTF_8))
                    .location();
            admin.submit(looked, looked);
            String page = "/authorities/new";
            admin.submit(page, page, "name", "Bench CA", "key", "RSA_3072", "years", "15");
            String first =
                    portal.site().computerCalled("mgmt-01").orElseThrow().id().toString();
            admin.post("/encryption/turn", "computer", first, "slot", "SERVER", "on", "true", "pair", "true");
            new ApiTokens(portal.database().db())
                    .insert(
                            TOKEN,
                            portal.actor().userId(),
                            portal.actor().siteId(),
                            "bench",
                            Instant.now(),
                            Optional.empty());
        }
    }

    private static String inventory(int computers) {
        StringBuilder csv = new StringBuilder("computer,role,name,addresses,domain\n");
        csv.append("mgmt-01,MANAGEMENT,Management,10.0.0.1,big.example\n");
        for (int i = 1; i < computers; i++) {
            csv.append("rec-%05d,RECORDING,Recorder %d,10.1.%d.%d,big.example%n".formatted(i, i, i / 250, i % 250 + 1));
        }
        return csv.toString();
    }

    /** Fills the pool of ready keys, as a portal does while nobody needs it. */
    static void fill(Path home, int keys) {
        NativeCrypto.load();
        try (Database database = Database.open(DatabaseAddress.fileIn(home))) {
            Vault vault = Vault.open(database, Protection.by(home.resolve("akashi.key")), Clock.systemUTC());
            KeyPool pool = new KeyPool(database, vault, keys, Clock.systemUTC());
            int made = 0;
            while (pool.makeOne()) {
                made++;
            }
            if (made > keys) {
                throw new IllegalStateException("more keys than asked for: " + made);
            }
        }
    }

    /** A form of a page with at most so many of the computers that it offers; answers where the job is shown. */
    static String order(Browser admin, String page, int computers, String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        var form = admin.get(page).html().select("form[action=" + page + "]").stream()
                .filter(each -> !each.select("input[name=computer]").isEmpty())
                .reduce((one, next) -> next)
                .orElseThrow();
        form.select("input[type=hidden]:not([name=computer])")
                .forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        form.select("input[name=computer]").stream()
                .limit(computers)
                .forEach(input -> fields.addAll(List.of("computer", input.attr("value"))));
        return admin.post(page, fields.toArray(String[]::new)).location();
    }

    /** Waits until a job is over; fails where an item of it failed. */
    static void finished(Browser admin, String job) {
        for (var page = admin.get(job); ; page = admin.get(job)) {
            if (page.html().select("[hx-get]").isEmpty()) {
                if (!page.html().select(".refuse").isEmpty()) {
                    throw new IllegalStateException(page.html().select("main").text());
                }
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
