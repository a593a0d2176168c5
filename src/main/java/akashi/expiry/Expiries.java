package akashi.expiry;

import akashi.core.access.Access;
import akashi.store.Judgements;
import akashi.web.Routes;
import java.time.ZoneId;

/** The face of the feature. */
public final class Expiries {

    private final ExpiryPages pages;
    private final ReportPages reports;

    /** Shows sites as they are judged there; a day is one of this zone. */
    public Expiries(Judgements judgements, ZoneId zone) {
        this.pages = new ExpiryPages(judgements, zone);
        this.reports = new ReportPages(judgements, zone);
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/expiry", Access.HELPDESK, pages::show);
        routes.get("/report", Access.HELPDESK, reports::show);
        routes.get("/report.csv", Access.HELPDESK, reports::file);
    }
}
