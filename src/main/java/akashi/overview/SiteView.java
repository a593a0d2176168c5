package akashi.overview;

import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every connection of a site as of the running minute. Assessing a large site takes milliseconds and every page needs
 * it, so the answer is kept while neither the site nor the minute has changed.
 */
final class SiteView {

    private record Kept(SiteSnapshot site, Instant minute, List<Assessment> assessments) {}

    private static final int SITES = 32;

    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    List<Assessment> of(SiteSnapshot site, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Kept known = kept.get(site.site().id());
        if (known != null && known.site() == site && known.minute().equals(minute)) {
            return known.assessments();
        }
        if (kept.size() >= SITES) {
            kept.clear();
        }
        Kept fresh = new Kept(site, minute, Assess.all(site, now));
        kept.put(site.site().id(), fresh);
        return fresh.assessments();
    }
}
