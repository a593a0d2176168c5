package akashi.core.finding;

import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.List;

/** What was seen lately of every active computer that was looked at, by those whose word proves something. */
record Looks(SiteSnapshot site, List<Look> all) {

    static Looks of(SiteSnapshot site, Instant instant) {
        List<Look> all = site.active().stream()
                .map(computer -> new Look(
                        site,
                        computer,
                        fresh(
                                site,
                                site.sightings().of(computer.id()).stream()
                                        .filter(Sighting::vouched)
                                        .toList(),
                                instant),
                        fresh(site, site.sightings().proving(computer.id()), instant)))
                .filter(look -> !look.newest().isEmpty() || !look.telling().isEmpty())
                .toList();
        return new Looks(site, all);
    }

    private static List<Sighting> fresh(SiteSnapshot site, List<Sighting> seen, Instant instant) {
        return seen.stream()
                .filter(each -> !site.evidence().stale(each.at(), instant))
                .toList();
    }
}
