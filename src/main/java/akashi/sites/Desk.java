package akashi.sites;

import akashi.core.access.Access;
import akashi.core.site.SiteSnapshot;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What every page of the inventory works with. */
record Desk(Acts acts, Snapshots snapshots) {

    /** The reader's site as it is now. */
    SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }

    /** A model with what every page shows: whether the reader may act, and a one-time token for the form. */
    Map<String, Object> model(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        model.put("act", UUID.randomUUID().toString());
        return model;
    }

    /** Runs the act of a form, once for its token. */
    <R> R run(Exchange x, Act<R> act) {
        return acts.run(x.actor(), act, terms(x));
    }

    static Terms terms(Exchange x) {
        return Terms.once(x.form().text("act"));
    }
}
