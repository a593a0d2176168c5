package akashi.fuzz;

import akashi.Browser;
import akashi.TestPortal;
import akashi.approval.TwoAdministrators;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** A site on which something of everything has begun, so that every form is shown somewhere. */
final class Stage implements AutoCloseable {

    private static final String TOKENS = "/account/tokens";

    final TwoAdministrators two = new TwoAdministrators();
    final Quay quay = two.quay;
    final TestPortal portal = two.portal;
    final Browser admin = portal.admin();

    /** What was refused or not found while the site was made: an administrator could not do it either. */
    final Map<String, Integer> undone = new LinkedHashMap<>();

    Stage() {
        DSLContext db = portal.database().db();
        db.execute("update computer set domain = 'example.com' where domain is null");
        db.execute("update computer_address set address = '127.0.0.1'");
        db.execute("update site set plan_version = plan_version + 1");
        approvals();
        people();
        plans();
        elsewhere();
        tells();
        portal.portal().lookForWarnings();
    }

    private void approvals() {
        done(admin.post("/approvals/rule", "on", "on"));
        Browser.Page refused = two.issue();
        two.asked(TwoAdministrators.offered(refused));
        int off = TwoAdministrators.offered(two.other.post("/approvals/rule", "on", "off"));
        done(two.other.post("/approvals/" + off + "/ask", "note", "Enough"));
        done(admin.post("/approvals/" + off + "/approve", "answer", "Yes"));
        done(two.other.post("/approvals/rule", "on", "off"));
    }

    private void people() {
        portal.as(Access.HELPDESK);
        portal.as(Access.TRAINEE).post("/training/enter", "to", "/");
        done(admin.post("/users", "name", "naoko", "role", "HELPDESK"));
        done(admin.post(TOKENS, "name", "script", "role", "ADMIN", "days", "30"));
        portal.signedIn("naoko");
    }

    private void plans() {
        String recorder = quay.id("rec-01").toString();
        String mobile = quay.id("mob-01").toString();
        done(admin.post("/encryption/turn", "computer", mobile, "slot", "MOBILE", "on", "false"));
        done(admin.submit("/encryption/new?MOBILE=on", "/encryption/new"));
        done(admin.post("/servers/" + recorder + "/handouts", "hours", "4", "source", "made"));
        done(admin.post("/enrolment/codes", "computer", recorder));
        done(admin.post("/certificates/bundles", "computer", recorder));
        done(admin.post("/certificates/renewals/spread", "within", "400", "weeks", "4"));
        done(admin.post("/servers/" + mobile + "/out", "why", "Rebuilt", "until", "2027-05-01"));
        quay.portal.run(new akashi.authority.CreateAuthority(
                akashi.pki.AuthorityName.of("Second Root"),
                15,
                akashi.pki.KeyKind.RSA_3072,
                akashi.core.site.NameConstraints.NONE));
    }

    private void elsewhere() {
        String csv = "computer,role,name,domain,windows\nrec-09,RECORDING,Ninth,example.com,SERVER_2022\n";
        upload("/sites/import", "file", "inventory.csv", csv.getBytes(StandardCharsets.UTF_8));
        done(admin.post(
                "/authorities/request", "name", "Office issuing", "organisation", "Harbour", "key", "RSA_2048"));
        done(admin.post("/authorities/public", "name", "Public CA"));
    }

    private void upload(String path, String field, String name, byte[] bytes) {
        done(admin.upload(path, field, name, bytes));
    }

    private void tells() {
        String url = "http://127.0.0.1:9/hook";
        done(admin.post(
                "/settings/warnings/server",
                "host",
                "127.0.0.1",
                "port",
                "1",
                "security",
                "NONE",
                "from",
                "akashi@harbour.example"));
        done(admin.post("/settings/warnings/web", "shape", "SLACK", "url", url, "webLang", "en"));
        done(admin.post("/settings/warnings/mail", "to", "ops@example.com", "toLang", "en"));
        done(admin.post("/settings/warnings/calendar", "feedLang", "en"));
    }

    /** A path of a route, with things of the site in its gaps. */
    String filled(String path) {
        String kind = path.split("/")[1];
        String id = switch (kind) {
            case "servers" -> quay.id("rec-01").toString();
            case "authorities" -> quay.authority("Quay Root CA").id().toString();
            case "certificates" -> two.certificate("rec-01").toString();
            case "users" -> two.account("naoko").toString();
            case "encryption" -> quay.site().changes().get(0).id().toString();
            default -> "00000000-0000-0000-0000-000000000000";
        };
        return path.replace("{id}", id)
                .replace("{number}", "1")
                .replace("{slot}", "SERVER")
                .replace("{journey}", "switch-on")
                .replace("{lesson}", "key-pairs")
                .replace("{step}", "check")
                .replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
    }

    private void done(Browser.Page answer) {
        if (answer.status() >= 400) {
            undone.put(
                    answer.response().request().uri().getPath() + " "
                            + answer.html().select(".errors, .problem, main").text(),
                    answer.status());
        }
    }

    List<String> pages() {
        return List.of("/sign-in", "/certificates/extend");
    }

    @Override
    public void close() {
        two.close();
    }
}
