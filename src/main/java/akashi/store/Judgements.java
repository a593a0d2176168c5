package akashi.store;

import akashi.core.expiry.Supposition;
import akashi.core.judged.JudgedSite;
import akashi.core.judged.Memo;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sites as they are judged now. Judging a large site takes a while and every page needs it, so the answer is kept as long
 * as the site stands and the minute lasts: nothing that a page shows changes faster.
 */
public final class Judgements {

    /** As many learners as may be at work in the same minute, and the real site. */
    private static final int KEPT = 64;

    private static final int KEPT_AHEAD = 2;

    private final Function<UUID, SiteSnapshot> sites;
    private final Map<UUID, JudgedSite> kept = new ConcurrentHashMap<>();

    /** Judges what {@code sites} answers, such as {@link Snapshots#of}. */
    public Judgements(Function<UUID, SiteSnapshot> sites) {
        this.sites = sites;
    }

    /** The site as it is in this minute. */
    public JudgedSite of(UUID siteId, Instant now) {
        SiteSnapshot site = sites.apply(siteId);
        if (kept.size() >= KEPT && !kept.containsKey(siteId)) {
            kept.values().removeIf(known -> !sameMinute(known, now));
            if (kept.size() >= KEPT) {
                kept.clear();
            }
        }
        return kept.compute(
                siteId, (id, known) -> known != null && stands(known, site, now) ? known : new JudgedSite(site, now));
    }

    /** The site as it will be at another moment if nobody acts: certificates age, evidence does not. */
    public JudgedSite ahead(UUID siteId, Instant now, Instant at) {
        JudgedSite present = of(siteId, now);
        Memo ahead = present.memo().of(Judgements.class, () -> new Memo(KEPT_AHEAD));
        Supposition later = new Supposition.Later(present.instant(), at);
        return ahead.of(at, () -> new JudgedSite(later.in(present.site()), at));
    }

    private static boolean stands(JudgedSite known, SiteSnapshot site, Instant now) {
        return known.site() == site && sameMinute(known, now);
    }

    private static boolean sameMinute(JudgedSite known, Instant now) {
        return known.instant().truncatedTo(ChronoUnit.MINUTES).equals(now.truncatedTo(ChronoUnit.MINUTES));
    }
}
