package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Spreads the renewals of everything that ends within a time over weeks, in place of an earlier plan. Nothing is renewed
 * yet: each week brings up its share. Answers the id of the plan.
 *
 * @param within days from now within which a certificate ends that shall be renewed
 * @param days for how long the new certificates are valid
 */
public record SpreadRenewals(int within, int weeks, int days) implements Weighty<UUID> {

    static final int MOST_WEEKS = 52;
    /** The longest time from now, in days, within which certificates may end that are renewed. */
    public static final int MOST_WITHIN = 1825;

    /** Refuses plans that nobody could follow. */
    public SpreadRenewals {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new Fault.BadInput("weeks", "renewals.weeks.bounds", MOST_WEEKS);
        }
        if (within < 1 || within > MOST_WITHIN) {
            throw new Fault.BadInput("within", "renewals.within.bounds", MOST_WITHIN);
        }
        if (days < IssueCertificate.AS_PROFILE || days >= IssueCertificate.ACKNOWLEDGED_FROM) {
            throw new Fault.BadInput("days", "certificates.days.bounds", IssueCertificate.ACKNOWLEDGED_FROM - 1);
        }
    }

    @Override
    public String code() {
        return "spread-renewals";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(within, weeks);
    }
}
