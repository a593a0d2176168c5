package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far trust in an authority has spread, as far as there is evidence that is not stale.
 *
 * @param clients of client groups: how many of them
 */
record Spread(int computers, int allComputers, int clients, int allClients) {

    static Spread of(SiteSnapshot site, Authority authority, Instant now) {
        int computers = 0;
        for (Computer computer : site.active()) {
            computers += trusted(site, computer.id(), authority, now).isPresent() ? 1 : 0;
        }
        int clients = 0;
        int all = 0;
        for (ClientGroup group : site.clientGroups()) {
            all += group.count();
            clients += Math.min(
                    group.count(),
                    trusted(site, group.id(), authority, now)
                            .map(Observation::count)
                            .orElse(0));
        }
        return new Spread(computers, site.active().size(), clients, all);
    }

    /** Everyone who is known to trust it. For templates. */
    public int trusting() {
        return computers + clients;
    }

    /** Everyone who has to. For templates. */
    public int all() {
        return allComputers + allClients;
    }

    private static Optional<Observation> trusted(SiteSnapshot site, UUID subject, Authority authority, Instant now) {
        return site.evidence()
                .trust(subject, authority.id())
                .filter(Observation::value)
                .filter(seen -> !site.evidence().stale(seen, now));
    }
}
