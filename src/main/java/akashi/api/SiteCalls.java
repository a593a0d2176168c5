package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.sites.Difference;
import akashi.sites.ImportInventory;
import akashi.sites.Inventory;
import akashi.sites.SiteImport;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import java.util.List;

/** The site as it is, and bringing an inventory in. */
final class SiteCalls {

    private static final long CSV_LIMIT = 20L << 20;
    private static final String EXAMPLE = """
            computer,role,name,addresses,domain,windows,version,count,notes
            mgmt-01,MANAGEMENT,Management server,192.0.2.10,example.com,SERVER_2022,2023 R3,,
            mgmt-01,EVENT,Event server,192.0.2.10,example.com,SERVER_2022,2023 R3,,
            rec-01,RECORDING,Recorder 1,192.0.2.21,example.com,SERVER_2022,2023 R3,,
            rec-02,RECORDING,Recorder 2,192.0.2.22,example.com,SERVER_2019,2023 R3,,
            mob-01,MOBILE,Mobile server,192.0.2.30,example.com,SERVER_2022,2023 R3,,
            ,SMART_CLIENT,Control room,,,,2023 R3,12,
            """;

    private final Snapshots snapshots;
    private final SiteImport imports;

    SiteCalls(Snapshots snapshots, SiteImport imports) {
        this.snapshots = snapshots;
        this.imports = imports;
    }

    List<Call> calls() {
        return List.of(
                Call.get("read-site", "/site", Access.HELPDESK, this::site).answers(200, Content.json(SiteView.class)),
                Call.post("import-inventory", "/site/import", Access.ADMIN, this::bringIn)
                        .takes(Content.of("text/csv").like(EXAMPLE))
                        .takesAtMost(CSV_LIMIT)
                        .asks("dryRun", Kind.FLAG)
                        .asks("leaveOut", Kind.FLAG)
                        .asks("removeMissing", Kind.FLAG)
                        .answers(200, Content.json(ImportView.class)));
    }

    private void site(Exchange x) {
        x.json(200, SiteView.of(snapshots.of(x.actor().siteId())));
    }

    private void bringIn(Exchange x) {
        Form query = x.query();
        boolean dryRun = query.optional("dryRun", SiteCalls::flag).orElse(false);
        boolean leaveOut = query.optional("leaveOut", SiteCalls::flag).orElse(false);
        boolean removeMissing = query.optional("removeMissing", SiteCalls::flag).orElse(false);
        query.done();
        Inventory file = imports.read(x.actor(), x.body("text/csv"));
        Difference found = imports.compare(x.actor(), file, removeMissing);
        if (!dryRun) {
            imports.run(x.actor(), new ImportInventory(file, "API", leaveOut, removeMissing), Input.terms(x));
        }
        x.json(200, ImportView.of(dryRun, file, found, x::text));
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Fault.BadInput("flag", "api.wrong.flag");
        }
        return text.equals("true");
    }
}
