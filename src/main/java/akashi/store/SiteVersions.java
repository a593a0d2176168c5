package akashi.store;

import static akashi.store.tables.Tables.SITE;

import akashi.core.fault.Fault;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;

/** The two counters of a site that say whether what was read of it is still so. */
record SiteVersions(UUID siteId, long plan, long evidence) {

    /** The versions now. */
    static SiteVersions read(DSLContext db, UUID siteId) {
        return of(siteId, query(db, siteId).fetchOne());
    }

    /** The versions now, while this transaction has the site to itself: acts on one site follow one another. */
    static SiteVersions lock(DSLContext db, UUID siteId) {
        return of(siteId, query(db, siteId).forUpdate().fetchOne());
    }

    private static org.jooq.SelectConditionStep<Record2<Long, Long>> query(DSLContext db, UUID siteId) {
        return db.select(SITE.PLAN_VERSION, SITE.EVIDENCE_VERSION).from(SITE).where(SITE.ID.eq(siteId));
    }

    private static SiteVersions of(UUID siteId, Record2<Long, Long> row) {
        if (row == null) {
            throw new Fault.NotFound("site " + siteId);
        }
        return new SiteVersions(siteId, row.value1(), row.value2());
    }

    /** The versions after a change. */
    SiteVersions raised(boolean planChanged, boolean evidenceChanged) {
        return new SiteVersions(siteId, plan + (planChanged ? 1 : 0), evidence + (evidenceChanged ? 1 : 0));
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
