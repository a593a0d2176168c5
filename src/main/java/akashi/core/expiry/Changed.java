package akashi.core.expiry;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.time.Duration;
import java.util.List;

/** Sites that are like another but for what is named: the one place that knows what a site is made of. */
final class Changed {

    private Changed() {}

    static SiteSnapshot of(
            SiteData data, List<Computer> computers, List<Certificate> certificates, List<Observation> latest) {
        return SiteSnapshot.of(new SiteData(
                data.site(),
                computers,
                data.clientGroups(),
                data.authorities(),
                certificates,
                data.wantedOn(),
                latest,
                data.sightings(),
                data.changes()));
    }

    /** The site on which evidence counts for longer. */
    static SiteSnapshot patient(SiteData data, Duration longer) {
        Site site = data.site();
        Site patient = new Site(
                site.id(),
                site.kind(),
                site.name(),
                site.domain(),
                site.version(),
                site.byAddress(),
                site.planVersion(),
                site.evidenceVersion(),
                site.staleAfter().plus(longer),
                site.patience());
        return SiteSnapshot.of(new SiteData(
                patient,
                data.computers(),
                data.clientGroups(),
                data.authorities(),
                data.certificates(),
                data.wantedOn(),
                data.latest(),
                data.sightings(),
                data.changes()));
    }
}
