package akashi.guard.bad.sites;

import akashi.guard.bad.trust.HoldsAKey;

/** A name that says nothing, and one half of a cycle. */
public final class SiteManager {

    /** Uses the other half. */
    public String describe(HoldsAKey other) {
        return other.toString();
    }
}
