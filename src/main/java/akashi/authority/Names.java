package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Training;
import akashi.pki.AuthorityName;
import java.util.Optional;

/** What authorities of a site are called. */
final class Names {

    private Names() {}

    /** The name as its certificate says it: a learner's site says so itself, whatever organisation was typed. */
    static AuthorityName on(Site site, AuthorityName wished) {
        return Training.is(site) ? new AuthorityName(wished.commonName(), Optional.of(Training.ORGANISATION)) : wished;
    }

    /** Refuses a name that another authority has, since people could not tell them apart. */
    static void free(SiteSnapshot site, String field, String name) {
        boolean taken = site.authorities().stream().anyMatch(a -> a.name().equals(name));
        if (taken) {
            throw new Fault.BadInput(field, "authority.name.taken", name);
        }
    }
}
