package akashi.store;

import akashi.core.site.SiteSnapshot;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;

/**
 * Sites for reading. A snapshot is kept as long as the site's versions stand; they are asked for each time, so that
 * several portals on one database agree.
 */
public final class Snapshots {

    private static final int KEPT = 256;
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong knownAt = new AtomicLong();

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
        long openings = database.openings();
        if (knownAt.getAndSet(openings) != openings) {
            // Versions that were never kept are given again, to other states of a site.
            kept.clear();
        }
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

    /** The site after an act, known from inside its transaction. */
    interface Following {
        /** The act is kept. */
        void kept();

        /** The act is over, kept or not. */
        void over();
    }

    /**
     * The site after the act takes the place of the one before, where it follows from that. A batch of acts then reads
     * the site once and not once for each. Whoever gets his turn before the act is told to be kept, since a file takes
     * it a moment later, finds the site here too: only this portal can have made that version.
     */
    Following following(ActContext context, SiteVersions locked) {
        SiteSnapshot next = locked == null ? null : context.following();
        if (next == null) {
            return NOTHING;
        }
        Entry entry = new Entry(locked.raised(false, true), next);
        Kept place = placeOf(locked.siteId());
        if (database.embedded()) {
            place.coming.put(entry.versions, entry);
        }
        return new Following() {
            @Override
            public void kept() {
                place.follow(entry);
            }

            @Override
            public void over() {
                place.coming.remove(entry.versions, entry);
            }
        };
    }

    static final Following NOTHING = new Following() {
        @Override
        public void kept() {
            // The next reader reads.
        }

        @Override
        public void over() {
            // Nothing was put anywhere.
        }
    };

    private static final class Kept {
        private final Map<SiteVersions, Entry> coming = new ConcurrentHashMap<>();
        private volatile Entry entry;

        SiteSnapshot ifStill(SiteVersions versions) {
            Entry now = entry;
            if (now != null && now.versions.equals(versions)) {
                return now.snapshot;
            }
            Entry next = coming.get(versions);
            return next == null ? null : next.snapshot;
        }

        SiteSnapshot keep(SiteVersions versions, SiteSnapshot snapshot) {
            entry = new Entry(versions, snapshot);
            return snapshot;
        }

        /** Whoever was quicker has a newer site already. */
        synchronized void follow(Entry next) {
            Entry now = entry;
            if (now == null || next.versions.follows(now.versions)) {
                entry = next;
            }
        }
    }

    private record Entry(SiteVersions versions, SiteSnapshot snapshot) {}
}
