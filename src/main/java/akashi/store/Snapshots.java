package akashi.store;

import akashi.core.site.SiteSnapshot;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * Sites for reading. A snapshot is kept as long as the site's versions stand; they are asked for each time, so that
 * several portals on one database agree.
 */
public final class Snapshots {

    private static final int KEPT = 32;
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    public Snapshots(Database database) {
        this.database = database;
    }

    /** The site as it is now. */
    public SiteSnapshot of(UUID siteId) {
        SiteVersions now = SiteVersions.read(database.db(), siteId);
        Kept place = placeOf(siteId);
        SiteSnapshot known = place.ifStill(now);
        return known != null ? known : load(place, siteId);
    }

    /** The site with the certificates that were given up, which nobody else needs to know of. */
    public SiteSnapshot withGivenUp(UUID siteId) {
        SiteSnapshot site = of(siteId);
        return site.with(site.site(), new Certificates(database.db(), siteId).givenUp());
    }

    private Kept placeOf(UUID siteId) {
        if (kept.size() >= KEPT && !kept.containsKey(siteId)) {
            kept.clear();
        }
        return kept.computeIfAbsent(siteId, id -> new Kept());
    }

    /** Reads the site; an act that came in between makes the read start again, and at last wait for the site's turn. */
    private SiteSnapshot load(Kept place, UUID siteId) {
        synchronized (place) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                SiteVersions before = SiteVersions.read(database.db(), siteId);
                SiteSnapshot known = place.ifStill(before);
                if (known != null) {
                    return known;
                }
                SiteSnapshot loaded = SiteReader.read(database.db(), siteId);
                if (before.equals(SiteVersions.read(database.db(), siteId))) {
                    return place.keep(before, loaded);
                }
            }
            return database.transaction(db -> place.keep(SiteVersions.lock(db, siteId), SiteReader.read(db, siteId)));
        }
    }

    /** The site inside the transaction of an act, which holds the site's lock. Not kept: the act may have written. */
    SiteSnapshot inside(DSLContext db, SiteVersions locked) {
        SiteSnapshot known = placeOf(locked.siteId()).ifStill(locked);
        return known != null ? known : SiteReader.read(db, locked.siteId());
    }

    /**
     * What is to be done once the act is kept: the site after it takes the place of the one before, where it follows
     * from that. A batch of acts then reads the site once and not once for each.
     */
    Runnable following(ActContext context, SiteVersions locked) {
        SiteSnapshot next = locked == null ? null : context.following();
        if (next == null) {
            return () -> {};
        }
        Kept place = placeOf(locked.siteId());
        return () -> place.follow(context.read(), locked.raised(false, true), next);
    }

    private static final class Kept {
        private volatile Entry entry;

        SiteSnapshot ifStill(SiteVersions versions) {
            Entry now = entry;
            return now != null && now.versions.equals(versions) ? now.snapshot : null;
        }

        SiteSnapshot keep(SiteVersions versions, SiteSnapshot snapshot) {
            entry = new Entry(versions, snapshot);
            return snapshot;
        }

        /** Whoever was quicker has a newer site already. */
        synchronized void follow(SiteSnapshot before, SiteVersions versions, SiteSnapshot snapshot) {
            Entry now = entry;
            if (now != null && now.snapshot == before) {
                entry = new Entry(versions, snapshot);
            }
        }
    }

    private record Entry(SiteVersions versions, SiteSnapshot snapshot) {}
}
