package akashi.store;

import static akashi.store.tables.Tables.WARNING;

import akashi.core.text.Message;
import akashi.core.warning.Warning;
import akashi.core.warning.WarningKind;
import akashi.core.warning.WarningLevel;
import akashi.store.tables.tables.records.WarningRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What was and is to be warned of on one site. A warning stands until it no longer holds, and is then kept as history. */
public final class Warnings {

    private final DSLContext db;
    private final UUID siteId;

    public Warnings(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * A warning as it is kept.
     *
     * @param dueAt from when on somebody is to be told
     * @param toldAt when it was handed to the channels
     */
    public record Kept(
            UUID id,
            WarningKind kind,
            String object,
            WarningLevel level,
            Message what,
            Optional<Instant> ends,
            String once,
            Instant noticedAt,
            Instant dueAt,
            Optional<Instant> toldAt,
            Optional<Instant> closedAt) {

        /** One that begins now. */
        public static Kept begun(Warning warning, Instant now) {
            return new Kept(
                    UUID.randomUUID(),
                    warning.kind(),
                    warning.object(),
                    warning.level(),
                    warning.what(),
                    warning.ends(),
                    warning.once(),
                    now,
                    now.plus(warning.patience()),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same as it is worked out now: what it says, and from when on it is due where nobody was told yet. */
        public Kept as(Warning now) {
            Instant due = toldAt.isPresent() ? dueAt : noticedAt.plus(now.patience());
            return new Kept(id, kind, object, level, now.what(), ends, once, noticedAt, due, toldAt, closedAt);
        }

        /** Whether it gave way to a more pressing level of the same thing. */
        public boolean overtakenBy(Kept other) {
            return kind == other.kind
                    && object.equals(other.object)
                    && ends.equals(other.ends)
                    && level.compareTo(other.level) < 0
                    && closedAt.filter(closed -> !other.noticedAt.isAfter(closed))
                            .isPresent();
        }
    }

    /** Those that stand. */
    public List<Kept> open() {
        return with(WARNING.OPEN_KEY.isNotNull());
    }

    /** Those that ended, the latest first; not what ended before anybody was to be told. */
    public List<Kept> closed(int limit) {
        return db.selectFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), WARNING.CLOSED_AT.isNotNull(), blip().not())
                .orderBy(WARNING.CLOSED_AT.desc(), WARNING.ID)
                .limit(limit)
                .fetch(Warnings::kept);
    }

    /** The latest of those that ended under the same key. */
    public Optional<Kept> ended(String once) {
        return db.selectFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), WARNING.ONCE_KEY.eq(once), WARNING.CLOSED_AT.isNotNull())
                .orderBy(WARNING.CLOSED_AT.desc())
                .limit(1)
                .fetchOptional(Warnings::kept);
    }

    /** Keeps one that stands from now on. */
    public void insert(Warning warning, Instant now) {
        Kept begun = Kept.begun(warning, now);
        WarningRecord row = db.newRecord(WARNING);
        row.setId(begun.id());
        row.setSiteId(siteId);
        row.setKind(begun.kind().name());
        row.setObjectId(begun.object());
        row.setLevel(begun.level().name());
        row.setWhat(PlainJson.write(begun.what()));
        row.setEndsAt(begun.ends().orElse(null));
        row.setOnceKey(begun.once());
        row.setOpenKey(begun.once());
        row.setNoticedAt(begun.noticedAt());
        row.setDueAt(begun.dueAt());
        row.insert();
    }

    /** Lets one stand as it is worked out now: one that ended stands again, told or not as it was. */
    public void keep(Kept kept) {
        db.update(WARNING)
                .set(WARNING.OPEN_KEY, kept.once())
                .set(WARNING.WHAT, PlainJson.write(kept.what()))
                .set(WARNING.DUE_AT, kept.dueAt())
                .setNull(WARNING.CLOSED_AT)
                .where(WARNING.ID.eq(kept.id()), WARNING.SITE_ID.eq(siteId))
                .execute();
    }

    /** Ends one. */
    public void close(UUID id, Instant now) {
        db.update(WARNING)
                .setNull(WARNING.OPEN_KEY)
                .set(WARNING.CLOSED_AT, now)
                .where(WARNING.ID.eq(id), WARNING.SITE_ID.eq(siteId))
                .execute();
    }

    /** Marks them as told; answers how many were not told before. */
    public int told(Collection<UUID> ids, Instant now) {
        return db.update(WARNING)
                .set(WARNING.TOLD_AT, now)
                .where(WARNING.ID.in(ids), WARNING.SITE_ID.eq(siteId), WARNING.TOLD_AT.isNull())
                .execute();
    }

    /** Forgets what a clock that was wrong noticed after the instant, as if it had never been. */
    public int forgetAfter(Instant instant) {
        return db.deleteFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), WARNING.NOTICED_AT.gt(instant))
                .execute();
    }

    /** Forgets what ended before the instant. */
    int prune(Instant before) {
        return db.deleteFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), WARNING.CLOSED_AT.lt(before))
                .execute();
    }

    /** Forgets what came and went before the instant, and before anybody was to be told. */
    public int pruneBlips(Instant before) {
        return db.deleteFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), WARNING.CLOSED_AT.lt(before), blip())
                .execute();
    }

    private static Condition blip() {
        return WARNING.TOLD_AT.isNull().and(WARNING.CLOSED_AT.lt(WARNING.DUE_AT));
    }

    private List<Kept> with(Condition condition) {
        return db.selectFrom(WARNING)
                .where(WARNING.SITE_ID.eq(siteId), condition)
                .orderBy(WARNING.NOTICED_AT, WARNING.ID)
                .fetch(Warnings::kept);
    }

    private static Kept kept(WarningRecord row) {
        return new Kept(
                row.getId(),
                WarningKind.valueOf(row.getKind()),
                row.getObjectId(),
                WarningLevel.valueOf(row.getLevel()),
                (Message) PlainJson.read(row.getWhat()),
                Optional.ofNullable(row.getEndsAt()),
                row.getOnceKey(),
                row.getNoticedAt(),
                row.getDueAt(),
                Optional.ofNullable(row.getToldAt()),
                Optional.ofNullable(row.getClosedAt()));
    }
}
