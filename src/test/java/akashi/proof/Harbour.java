package akashi.proof;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Computer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jsoup.nodes.Document;

/**
 * A small harbour site whose recorder really lies on this computer. Everything is done on the portal's pages, as an
 * administrator without scripts does it.
 */
final class Harbour implements AutoCloseable {

    static final String PASSWORD = "harbour-walnut-7Qtundra";
    static final String IN_DOMAIN = "rec-01.harbour.example";
    static final String IN_WORKGROUP = "rec-02";

    private static final String INVENTORY = """
            computer,role,name,addresses,domain,windows
            mgmt-01,MANAGEMENT,Management,10.1.0.1,harbour.example,SERVER_2022
            rec-01,RECORDING,Quay,127.0.0.1,harbour.example,SERVER_2022
            rec-02,RECORDING,Gate,127.0.0.1,,SERVER_2016
            ,SMART_CLIENT,Control room,,,
            """;

    private final TestPortal portal;
    private final Browser admin;

    private Harbour(TestPortal portal) {
        this.portal = portal;
        this.admin = portal.admin();
    }

    /** The site with its CA made, everything planned and issued, as of an instant. */
    static Harbour issued(Path home, Instant now) {
        Harbour harbour = new Harbour(TestPortal.in(home, now, false));
        harbour.importInventory();
        harbour.makeAuthority();
        harbour.turnOn("rec-01", "SERVER");
        harbour.turnOn("rec-01", "STREAMING");
        harbour.turnOn("rec-02", "STREAMING");
        harbour.portal.site().active().forEach(harbour::issue);
        return harbour;
    }

    private void importInventory() {
        Browser.Page looked =
                admin.upload("/sites/import", "file", "harbour.csv", INVENTORY.getBytes(StandardCharsets.UTF_8));
        done(looked);
        done(admin.submit(looked.location(), looked.location()));
    }

    /** As the page offers it: a root, and an issuing CA for the names of the inventory alone. */
    private void makeAuthority() {
        Document offered = admin.get("/authorities/new").html();
        done(admin.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "LIMITED",
                "issuing-name",
                "Harbour Issuing CA",
                "issuing-years",
                "10",
                "dns",
                offered.select("textarea[name=dns]").text(),
                "addresses",
                offered.select("textarea[name=addresses]").text(),
                "name",
                "Harbour CA",
                "key",
                "RSA_3072",
                "years",
                "15"));
    }

    private void turnOn(String host, String slot) {
        String id = computer(host).id().toString();
        done(admin.post("/encryption/turn", "computer", id, "slot", slot, "on", "true", "pair", "true"));
    }

    private void issue(Computer computer) {
        String page = "/certificates/issue?computer=" + computer.id();
        done(admin.submit(page, "/certificates/issue", "key", "RSA_2048", "days", "397"));
    }

    /** The bundle of a computer, with the PFX in a profile: MODERN or COMPATIBLE. */
    HandedOut bundle(String host, String profile, Path folder) {
        Browser.Page zip = admin.submit(
                "/certificates/bundle?computer=" + computer(host).id(),
                "/certificates/bundle",
                "profile",
                profile,
                "source",
                "typed",
                "password",
                PASSWORD);
        if (!zip.header("Content-Type").startsWith("application/zip")) {
            throw new AssertionError(
                    "no bundle: " + zip.status() + " " + zip.html().text());
        }
        return HandedOut.unpack(zip.bytes(), folder, PASSWORD);
    }

    private Computer computer(String host) {
        return portal.site().computerCalled(host).orElseThrow();
    }

    private static void done(Browser.Page answer) {
        if (answer.status() != 303) {
            throw new AssertionError(answer.response().request().uri() + " answered " + answer.status() + ": "
                    + answer.html().text());
        }
    }

    @Override
    public void close() {
        portal.close();
    }
}
