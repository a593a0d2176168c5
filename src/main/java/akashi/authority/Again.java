package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import java.util.UUID;

/**
 * The wish for an issuing authority anew: the same key and subject, other names, another life. What it signed before
 * stays valid, and who trusts its root needs nothing new.
 */
record Again(UUID authorityId, int years, NameConstraints constraints) {

    /** Refuses a life outside the bounds. */
    Again {
        if (years < 1 || years > CreateAuthority.LONGEST) {
            throw new Fault.BadInput("issuing-years", "authority.years.bounds", 1, CreateAuthority.LONGEST);
        }
    }
}
