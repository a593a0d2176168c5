package akashi.pictures;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Computer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;

/** The sample site after the main job, with some trouble: one certificate ends soon, one computer lacks the CA. */
public final class SampleCity {

    private final TestPortal portal;
    private final Browser admin;

    private SampleCity(TestPortal portal) {
        this.portal = portal;
        this.admin = portal.admin();
    }

    /** The portal with the site in it; close it. */
    public static TestPortal encrypted(Path home) {
        SampleCity city = new SampleCity(TestPortal.in(home, Instant.now(), true));
        city.plan();
        city.issue();
        city.tell("CERTIFICATE_INSTALLED");
        city.tell("KEY_READABLE");
        city.tell("CA_TRUSTED");
        city.portal.site().changes().forEach(change -> city.go(change.id().toString()));
        city.trouble();
        return city.portal;
    }

    private void plan() {
        admin.submit(
                "/authorities/new", "/authorities/new", "name", "Sample City Root", "key", "RSA_3072", "years", "15");
        String management = portal.site().management().orElseThrow().id().toString();
        admin.post("/encryption/turn", "computer", management, "slot", "SERVER", "on", "true", "pair", "true");
        admin.post("/encryption/new", "STREAMING", "on", "MOBILE", "on", "act", "pictures");
    }

    private void issue() {
        for (Computer computer : portal.site().active()) {
            String days = computer.shortLabel().equals("rec-04") ? "18" : "397";
            admin.submit(
                    "/certificates/issue?computer=" + computer.id(),
                    "/certificates/issue",
                    "key",
                    "RSA_2048",
                    "days",
                    days);
        }
    }

    private void tell(String fact) {
        admin.submit("/facts?fact=" + fact, "/facts", "everyone", "true");
    }

    private void go(String change) {
        Document page = admin.get("/encryption/" + change).html();
        List<String> fields = new ArrayList<>();
        page.select("form[action$=/go] input[type=hidden]")
                .forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        page.select("input[name=ack]").forEach(box -> {
            fields.addAll(List.of("ack", box.val()));
            fields.addAll(List.of("note-" + box.val(), "Looked at on every computer"));
        });
        admin.post("/encryption/" + change + "/go", fields.toArray(String[]::new));
        admin.post("/encryption/" + change + "/in-effect");
        admin.post("/encryption/" + change + "/in-effect");
    }

    private void trouble() {
        Document facts = admin.get("/facts?fact=CA_TRUSTED").html();
        facts
                .select("tr:has(label:containsOwn(rec-07)) input[name=item], tr:contains(rec-07) input[name=item]")
                .stream()
                .map(box -> box.attr("value"))
                .distinct()
                .forEach(item -> admin.submit("/facts?fact=CA_TRUSTED", "/facts", "item", item, "value", "false"));
    }
}
