package akashi.trust;

import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.util.List;

/** The face of the feature: how evidence comes into the portal. */
public final class Facts {

    private final FactPages pages;
    private final KitPages kit;

    public Facts(Snapshots snapshots, Acts acts) {
        pages = new FactPages(snapshots, acts);
        kit = new KitPages(snapshots, acts);
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new RecordFacts(), new KeepReceipt());
    }

    /** Its pages. */
    public void routes(Routes routes) {
        pages.routes(routes);
        kit.routes(routes);
    }
}
