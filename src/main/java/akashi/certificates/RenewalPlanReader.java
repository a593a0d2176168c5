package akashi.certificates;

import akashi.core.life.Lives;
import akashi.store.Database;
import akashi.store.RenewalPlans;
import java.util.Optional;
import java.util.UUID;

/** Reads the plan that a site follows, beside what became of it. */
public final class RenewalPlanReader {

    private final Database database;
    private final UUID siteId;

    /** The plan of one site. */
    public RenewalPlanReader(Database database, UUID siteId) {
        this.database = database;
        this.siteId = siteId;
    }

    /** The plan that is followed. */
    public Optional<PlanView> of(Lives lives) {
        return new RenewalPlans(database.db(), siteId).current().map(plan -> PlanView.of(plan, lives));
    }
}
