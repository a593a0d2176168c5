package akashi.expiry;

import akashi.core.access.Access;
import akashi.store.Judgements;
import akashi.web.Routes;
import java.time.ZoneId;

/** The face of the feature. */
public final class Expiries {

    private final ExpiryPages pages;

    /** Shows sites as they are judged there; a day is one of this zone. */
    public Expiries(Judgements judgements, ZoneId zone) {
        this.pages = new ExpiryPages(judgements, zone);
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/expiry", Access.HELPDESK, pages::show);
    }
}
