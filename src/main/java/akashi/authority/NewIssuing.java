package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthorityName;

/**
 * The issuing authority that is made together with a root, or under one.
 *
 * @param years how long it is valid, cut to the end of its root
 * @param constraints the names it may issue for
 */
public record NewIssuing(AuthorityName name, int years, NameConstraints constraints) {

    static final int SHORTEST = 2;
    static final int USUAL = 10;

    /** Refuses a life outside the bounds. */
    public NewIssuing {
        if (years < SHORTEST || years > CreateAuthority.LONGEST) {
            throw new Fault.BadInput("issuing-years", "authority.years.bounds", SHORTEST, CreateAuthority.LONGEST);
        }
    }
}
