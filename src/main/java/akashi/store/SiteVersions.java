package akashi.store;

import akashi.core.fault.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The two counters of a site that say whether what was read of it is still so.
 *
 * @param training whether it is the throw-away site of a learner
 */
record SiteVersions(UUID siteId, boolean training, long plan, long evidence) {

    private static final String READ =
            "select plan_version, evidence_version, case when kind = 'REAL' then 0 else 1 end from site where id = ?";
    private static final Lookup<long[]> LOOKUP = new Lookup<>(READ, SiteVersions::counters);
    private static final Lookup<long[]> LOCKED = new Lookup<>(READ + " for update", SiteVersions::counters);

    private static final Change RAISE =
            new Change("update site set plan_version = ?, evidence_version = ? where id = ?");

    private static long[] counters(ResultSet row) throws SQLException {
        return new long[] {row.getLong(1), row.getLong(2), row.getLong(3)};
    }

    /** The versions now. */
    static SiteVersions read(DSLContext db, UUID siteId) {
        return found(LOOKUP, db, siteId);
    }

    private static SiteVersions found(Lookup<long[]> lookup, DSLContext db, UUID siteId) {
        long[] found = lookup.first(db, siteId).orElseThrow(() -> missing(siteId));
        return new SiteVersions(siteId, found[2] == 1, found[0], found[1]);
    }

    /** The versions now, while this transaction has the site to itself: acts on one site follow one another. */
    static SiteVersions lock(DSLContext db, UUID siteId) {
        return found(LOCKED, db, siteId);
    }

    private static Fault.NotFound missing(UUID siteId) {
        return new Fault.NotFound("site " + siteId);
    }

    /** The versions after a change. */
    SiteVersions raised(boolean planChanged, boolean evidenceChanged) {
        return new SiteVersions(siteId, training, plan + (planChanged ? 1 : 0), evidence + (evidenceChanged ? 1 : 0));
    }

    /** Whether these are of a later moment. */
    boolean follows(SiteVersions other) {
        return plan >= other.plan && evidence >= other.evidence && !equals(other);
    }

    void raise(DSLContext db, boolean planChanged, boolean evidenceChanged) {
        if (planChanged || evidenceChanged) {
            SiteVersions next = raised(planChanged, evidenceChanged);
            RAISE.run(db, next.plan(), next.evidence(), siteId);
        }
    }
}
