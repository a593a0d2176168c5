package akashi.setup;

import akashi.core.access.Access;
import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.VmsVersion;
import akashi.sites.Inventory;
import akashi.store.Account;
import akashi.store.Act;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the site and its first administrator.
 *
 * @param linkToken the one-time link that is used up by it; empty for a start without a person
 * @param inventory what it holds from the start
 */
record FoundSite(Site site, Account administrator, Optional<String> linkToken, Optional<Inventory> inventory)
        implements Act<Site> {

    private static final Duration STALE_AFTER = Duration.ofDays(30);

    /** A site with nothing in it. */
    static Site empty(String name, Optional<HostName> domain, Optional<VmsVersion> version, boolean byAddress) {
        return new Site(UUID.randomUUID(), Site.Kind.REAL, name, domain, version, byAddress, 1, 1, STALE_AFTER);
    }

    @Override
    public String code() {
        return "found-site";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return site.name();
    }

    @Override
    public List<Object> args() {
        return List.of(site.name(), administrator.userName());
    }

    @Override
    public boolean founding() {
        return true;
    }

    @Override
    public String toString() {
        return "FoundSite[" + site.name() + "]";
    }
}
