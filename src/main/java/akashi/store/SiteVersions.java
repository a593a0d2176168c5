package akashi.store;

import static akashi.store.tables.Tables.SITE;

import akashi.core.fault.Fault;
import java.util.UUID;
import org.jooq.DSLContext;

/** The two counters of a site that say whether what was read of it is still so. */
record SiteVersions(UUID siteId, long plan, long evidence) {

    private static final Lookup<long[]> LOOKUP =
            new Lookup<>("select plan_version, evidence_version from site where id = ?", row ->
                    new long[] {row.getLong(1), row.getLong(2)});

    /** The versions now. */
    static SiteVersions read(DSLContext db, UUID siteId) {
        long[] found = LOOKUP.first(db, siteId).orElseThrow(() -> missing(siteId));
        return new SiteVersions(siteId, found[0], found[1]);
    }

    /** The versions now, while this transaction has the site to itself: acts on one site follow one another. */
    static SiteVersions lock(DSLContext db, UUID siteId) {
        return db.select(SITE.PLAN_VERSION, SITE.EVIDENCE_VERSION)
                .from(SITE)
                .where(SITE.ID.eq(siteId))
                .forUpdate()
                .fetchOptional(row -> new SiteVersions(siteId, row.value1(), row.value2()))
                .orElseThrow(() -> missing(siteId));
    }

    private static Fault.NotFound missing(UUID siteId) {
        return new Fault.NotFound("site " + siteId);
    }

    /** The versions after a change. */
    SiteVersions raised(boolean planChanged, boolean evidenceChanged) {
        return new SiteVersions(siteId, plan + (planChanged ? 1 : 0), evidence + (evidenceChanged ? 1 : 0));
    }

    /** Whether these are of a later moment. */
    boolean follows(SiteVersions other) {
        return plan >= other.plan && evidence >= other.evidence && !equals(other);
    }

    void raise(DSLContext db, boolean planChanged, boolean evidenceChanged) {
        if (planChanged || evidenceChanged) {
            SiteVersions next = raised(planChanged, evidenceChanged);
            db.update(SITE)
                    .set(SITE.PLAN_VERSION, next.plan())
                    .set(SITE.EVIDENCE_VERSION, next.evidence())
                    .where(SITE.ID.eq(siteId))
                    .execute();
        }
    }
}
