package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.SiteSnapshot;

/** What authorities of a site are called. */
final class Names {

    private Names() {}

    /** Refuses a name that another authority has, since people could not tell them apart. */
    static void free(SiteSnapshot site, String field, String name) {
        boolean taken = site.authorities().stream().anyMatch(a -> a.name().equals(name));
        if (taken) {
            throw new Fault.BadInput(field, "authority.name.taken", name);
        }
    }
}
