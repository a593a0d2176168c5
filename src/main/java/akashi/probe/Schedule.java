package akashi.probe;

import akashi.store.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * When a site is asked by itself, and how long what was seen is kept.
 *
 * @param hours between two runs; 0 where it is never asked by itself
 * @param keptDays how long sightings are kept
 * @param last when the last run began; empty before the first, which a person begins
 * @param run the job of that run
 */
record Schedule(int hours, int keptDays, Optional<Instant> last, Optional<UUID> run) {

    static final int USUAL_HOURS = 6;
    static final int MOST_HOURS = 168;
    static final int USUAL_DAYS = 90;
    static final int MOST_DAYS = 3650;

    private static final String HOURS = "probe.hours";
    private static final String DAYS = "probe.kept-days";
    private static final String LAST = "probe.last";
    private static final String RUN = "probe.run";

    static Schedule of(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        return new Schedule(
                sites.setting(siteId, HOURS).map(Integer::valueOf).orElse(USUAL_HOURS),
                sites.setting(siteId, DAYS).map(Integer::valueOf).orElse(USUAL_DAYS),
                sites.setting(siteId, LAST).map(Instant::parse),
                sites.setting(siteId, RUN).map(UUID::fromString));
    }

    static void set(DSLContext db, UUID siteId, int hours, int keptDays) {
        Sites sites = new Sites(db);
        sites.set(siteId, HOURS, String.valueOf(hours));
        sites.set(siteId, DAYS, String.valueOf(keptDays));
    }

    static void started(DSLContext db, UUID siteId, UUID run, Instant now) {
        Sites sites = new Sites(db);
        sites.set(siteId, LAST, now.toString());
        sites.set(siteId, RUN, run.toString());
    }

    /** When the next run is due; empty where none is. */
    public Optional<Instant> next() {
        return hours == 0 ? Optional.empty() : last.map(began -> began.plus(Duration.ofHours(hours)));
    }

    /** A run that began later than now began by a clock that was wrong: it keeps nobody waiting. */
    boolean due(Instant now) {
        return next().filter(at -> !at.isAfter(now) || last.get().isAfter(now)).isPresent();
    }

    Instant keptSince(Instant now) {
        return now.minus(Duration.ofDays(keptDays));
    }
}
