package akashi.certificates;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.RenewalPlans;
import akashi.store.UseCase;

/** Follows the plan of spread renewals no longer; what is renewed stays renewed. */
public record EndRenewalPlan() implements Act<Boolean> {

    @Override
    public String code() {
        return "end-renewal-plan";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Ends it. */
    static final class Ending implements UseCase<EndRenewalPlan, Boolean> {

        @Override
        public Class<EndRenewalPlan> act() {
            return EndRenewalPlan.class;
        }

        @Override
        public Boolean perform(EndRenewalPlan act, ActContext context) {
            new RenewalPlans(context.db(), context.siteId()).end();
            return true;
        }
    }
}
