package akashi.store;

import static akashi.store.tables.Tables.BACKUP_PLAN;

import akashi.core.backup.Retention;
import akashi.core.text.Message;
import akashi.store.tables.tables.records.BackupPlanRecord;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** When backups of a site are taken by themselves, and whether they are. */
public final class BackupPlans {

    /** What is wanted. */
    public record Wish(LocalTime at, String folder, Retention kept) {}

    /** What keeps them from being taken, and since when. */
    public record Failing(Instant since, Message why) {}

    /**
     * A plan as it stands.
     *
     * @param held whether it came out of a backup and waits until somebody has looked at it
     */
    public record Plan(Wish wish, Instant next, Optional<Failing> failing, boolean held) {}

    private static final int MINUTES = 60;

    private final DSLContext db;
    private final UUID siteId;

    public BackupPlans(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The plan, where there is one. */
    public Optional<Plan> find() {
        return db.selectFrom(BACKUP_PLAN).where(BACKUP_PLAN.SITE_ID.eq(siteId)).fetchOptional(BackupPlans::plan);
    }

    private static Plan plan(BackupPlanRecord row) {
        LocalTime at = LocalTime.of(row.getAtMinute() / MINUTES, row.getAtMinute() % MINUTES);
        Retention kept = new Retention(row.getDays(), row.getWeeks(), row.getMonths());
        Optional<Failing> failing = Optional.ofNullable(row.getFailingAt())
                .map(since -> new Failing(since, (Message) PlainJson.read(row.getFailingWhy())));
        return new Plan(new Wish(at, row.getFolder(), kept), row.getNextAt(), failing, row.getHeld());
    }

    /** Keeps a plan in place of an older one. */
    public void put(Wish wish, Instant next) {
        remove();
        Retention kept = wish.kept();
        int minute = wish.at().getHour() * MINUTES + wish.at().getMinute();
        db.executeInsert(new BackupPlanRecord(
                siteId, minute, wish.folder(), kept.days(), kept.weeks(), kept.months(), next, null, null, false));
    }

    /** Whether there was one. */
    public boolean remove() {
        return db.deleteFrom(BACKUP_PLAN).where(BACKUP_PLAN.SITE_ID.eq(siteId)).execute() == 1;
    }

    /** Takes the turn that is due, of several portals one; {@code next} is when it comes again if nothing is said. */
    public boolean claim(Plan plan, Instant next) {
        return db.update(BACKUP_PLAN)
                        .set(BACKUP_PLAN.NEXT_AT, next)
                        .where(BACKUP_PLAN.SITE_ID.eq(siteId), BACKUP_PLAN.NEXT_AT.eq(plan.next()))
                        .execute()
                == 1;
    }

    /** Holds every plan, of whichever site, until it is kept anew. */
    public static void hold(DSLContext db, Message why, Instant now) {
        db.update(BACKUP_PLAN)
                .set(BACKUP_PLAN.HELD, true)
                .set(BACKUP_PLAN.FAILING_AT, now)
                .set(BACKUP_PLAN.FAILING_WHY, PlainJson.write(why))
                .execute();
    }

    /** One was taken. */
    public void done(Instant next) {
        db.update(BACKUP_PLAN)
                .set(BACKUP_PLAN.NEXT_AT, next)
                .setNull(BACKUP_PLAN.FAILING_AT)
                .setNull(BACKUP_PLAN.FAILING_WHY)
                .where(BACKUP_PLAN.SITE_ID.eq(siteId))
                .execute();
    }

    /** One could not be taken; since when stays what it was. */
    public void failed(Message why, Instant now, Instant next) {
        Optional<Failing> before = find().flatMap(Plan::failing);
        db.update(BACKUP_PLAN)
                .set(BACKUP_PLAN.NEXT_AT, next)
                .set(BACKUP_PLAN.FAILING_AT, before.map(Failing::since).orElse(now))
                .set(BACKUP_PLAN.FAILING_WHY, PlainJson.write(why))
                .where(BACKUP_PLAN.SITE_ID.eq(siteId))
                .execute();
    }
}
