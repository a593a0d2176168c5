package akashi.topology;

import akashi.core.link.CertificateLink;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.web.Exchange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The assessed site behind a page. What was assessed is kept as long as the site stands and the minute lasts, since
 * nothing that a page shows changes faster.
 */
final class Judgements {

    private static final Comparator<Assessment> WORST_FIRST = Comparator.comparing(Assessment::status)
            .thenComparing(a -> a.first().code());

    private final Function<UUID, SiteSnapshot> sites;
    private volatile Judged last;

    Judgements(Function<UUID, SiteSnapshot> sites) {
        this.sites = sites;
    }

    /** The actor's site as it is at the minute of the request. */
    Judged of(Exchange x) {
        SiteSnapshot site = sites.apply(x.actor().siteId());
        Instant minute = x.now().truncatedTo(ChronoUnit.MINUTES);
        Judged known = last;
        if (known == null || known.site != site || !known.instant.equals(minute)) {
            known = new Judged(site, minute);
            last = known;
        }
        return known;
    }

    /** A site at an instant; each link is assessed when it is first asked for. */
    static final class Judged {

        private final SiteSnapshot site;
        private final Instant instant;
        private final Map<CertificateLink, List<Assessment>> byLink = new EnumMap<>(CertificateLink.class);

        Judged(SiteSnapshot site, Instant instant) {
            this.site = site;
            this.instant = instant;
        }

        SiteSnapshot site() {
            return site;
        }

        /** The connections of a link, worst first. */
        synchronized List<Assessment> of(CertificateLink link) {
            return byLink.computeIfAbsent(link, l -> {
                List<Assessment> all = new ArrayList<>(Assess.all(l, site, instant));
                all.sort(WORST_FIRST);
                return List.copyOf(all);
            });
        }
    }
}
