package akashi.guard.bad.web;

import akashi.guard.bad.sites.SiteManager;

/** A kit that knows a feature. */
final class KnowsAFeature {

    private final SiteManager sites;

    KnowsAFeature(SiteManager sites) {
        this.sites = sites;
    }

    SiteManager sites() {
        return sites;
    }
}
