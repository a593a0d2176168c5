package akashi.store;

import static akashi.store.tables.Tables.APPROVAL;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How long a site keeps what is over and what nothing goes on from. The trail of acts has no such limit: it is proven from
 * its first entry.
 *
 * @param warningDays warnings that ended, and the messages about them
 * @param workDays batches that ended, and requests for approval that were answered or ran out
 */
public record Retention(int warningDays, int workDays) {

    /** What a season needs to be looked back on. */
    public static final int LEAST = 30;

    public static final int MOST = 3_650;
    private static final int USUAL = 400;
    private static final String WARNINGS = "kept.warning-days";
    private static final String WORK = "kept.work-days";

    /** What the site says, or what is usual. */
    public static Retention of(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        return new Retention(
                sites.setting(siteId, WARNINGS).map(Integer::valueOf).orElse(USUAL),
                sites.setting(siteId, WORK).map(Integer::valueOf).orElse(USUAL));
    }

    /** Says it for a site from now on. */
    public void keep(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        sites.set(siteId, WARNINGS, String.valueOf(warningDays));
        sites.set(siteId, WORK, String.valueOf(workDays));
    }

    /** Forgets, of every site, what ended too long ago by what that site says. */
    static void forgetEnded(DSLContext db, Instant now) {
        new Sites(db).all().forEach(site -> {
            Retention said = of(db, site.id());
            Instant warnings = now.minus(Duration.ofDays(said.warningDays()));
            Instant work = now.minus(Duration.ofDays(said.workDays()));
            new Warnings(db, site.id()).prune(warnings);
            new Outbox(db, site.id()).prune(warnings);
            db.transaction(each -> forgetWork(each.dsl(), site.id(), work));
        });
    }

    private static void forgetWork(DSLContext db, UUID siteId, Instant before) {
        Condition over = JOB.SITE_ID.eq(siteId).and(JOB.ENDED_AT.lt(before));
        PackedBundles.forgetEnded(db, before);
        db.deleteFrom(JOB_ITEM)
                .where(JOB_ITEM.JOB_ID.in(DSL.select(JOB.ID).from(JOB).where(over)))
                .execute();
        db.deleteFrom(JOB).where(over).execute();
        // One that was never answered has no end of its own; by then it ran out long ago. The newest stays, since the
        // next one counts on from it and the trail names them by their numbers.
        Integer newest = db.select(DSL.max(APPROVAL.NUMBER))
                .from(APPROVAL)
                .where(APPROVAL.SITE_ID.eq(siteId))
                .fetchOne(0, Integer.class);
        db.deleteFrom(APPROVAL)
                .where(APPROVAL.SITE_ID.eq(siteId), APPROVAL.NUMBER.lt(newest))
                .and(DSL.coalesce(APPROVAL.ENDED_AT, APPROVAL.ANSWERED_AT, APPROVAL.ASKED_AT, APPROVAL.OFFERED_AT)
                        .lt(before))
                .execute();
    }
}
