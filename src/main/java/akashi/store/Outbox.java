package akashi.store;

import static akashi.store.tables.Tables.WARNING_MESSAGE;

import akashi.store.tables.tables.records.WarningMessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * What one site has to send, and what came of it. Whoever leases an item is its only sender until the lease ends; one
 * whose sender was killed is sent again then. Leases and pauses that a clock which was wrong left far ahead do not count.
 */
public final class Outbox {

    /** For how long an item belongs to who leased it. */
    public static final Duration LEASE = Duration.ofMinutes(3);

    /** The longest pause between two attempts. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private static final int AT_ONCE = 50;

    private final DSLContext db;
    private final UUID siteId;

    public Outbox(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Where an item stands. */
    public enum State {
        WAITING,
        SENT,
        /** What it told of was over before it could be sent. */
        DROPPED,
        /** Tried for too long. */
        FAILED
    }

    /**
     * An item.
     *
     * @param content plain values, as {@link PlainJson} keeps them
     * @param answer what the other side said last
     */
    public record Item(
            UUID id,
            UUID channelId,
            Object content,
            State state,
            int attempts,
            Instant nextTryAt,
            Optional<String> answer,
            Instant createdAt,
            Optional<Instant> endedAt) {}

    /** Puts something in, once for the channel and key; false where it lies there already. */
    public boolean add(UUID channelId, String once, Object content, Instant now) {
        return db.insertInto(WARNING_MESSAGE)
                        .set(WARNING_MESSAGE.ID, UUID.randomUUID())
                        .set(WARNING_MESSAGE.SITE_ID, siteId)
                        .set(WARNING_MESSAGE.CHANNEL_ID, channelId)
                        .set(WARNING_MESSAGE.ONCE_KEY, once)
                        .set(WARNING_MESSAGE.CONTENT, PlainJson.write(content))
                        .set(WARNING_MESSAGE.STATE, State.WAITING.name())
                        .set(WARNING_MESSAGE.ATTEMPTS, 0)
                        .set(WARNING_MESSAGE.NEXT_TRY_AT, now)
                        .set(WARNING_MESSAGE.CREATED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** What may be sent now to other channels than these, the oldest first. */
    public List<Item> due(Instant now, Set<UUID> without) {
        return db.selectFrom(WARNING_MESSAGE)
                .where(WARNING_MESSAGE.SITE_ID.eq(siteId), free(now), WARNING_MESSAGE.CHANNEL_ID.notIn(without))
                .orderBy(WARNING_MESSAGE.CREATED_AT, WARNING_MESSAGE.ID)
                .limit(AT_ONCE)
                .fetch(Outbox::item);
    }

    /** Takes an item for oneself; false where somebody else did. */
    public boolean lease(UUID id, Instant now) {
        return db.update(WARNING_MESSAGE)
                        .set(WARNING_MESSAGE.LEASED_UNTIL, now.plus(LEASE))
                        .set(WARNING_MESSAGE.ATTEMPTS, WARNING_MESSAGE.ATTEMPTS.plus(1))
                        .where(WARNING_MESSAGE.ID.eq(id), WARNING_MESSAGE.SITE_ID.eq(siteId), free(now))
                        .execute()
                == 1;
    }

    private static Condition free(Instant now) {
        Condition due = WARNING_MESSAGE
                .NEXT_TRY_AT
                .le(now)
                .or(WARNING_MESSAGE.NEXT_TRY_AT.gt(now.plus(LONGEST_PAUSE).plus(LEASE)));
        Condition unleased = WARNING_MESSAGE
                .LEASED_UNTIL
                .isNull()
                .or(WARNING_MESSAGE.LEASED_UNTIL.le(now))
                .or(WARNING_MESSAGE.LEASED_UNTIL.gt(now.plus(LEASE)));
        return WARNING_MESSAGE.STATE.eq(State.WAITING.name()).and(due).and(unleased);
    }

    /** Says that it was delivered, given up or dropped. */
    public void end(UUID id, State state, String answer, Instant now) {
        db.update(WARNING_MESSAGE)
                .set(WARNING_MESSAGE.STATE, state.name())
                .set(WARNING_MESSAGE.ANSWER, answer)
                .set(WARNING_MESSAGE.ENDED_AT, now)
                .setNull(WARNING_MESSAGE.LEASED_UNTIL)
                .where(WARNING_MESSAGE.ID.eq(id), WARNING_MESSAGE.SITE_ID.eq(siteId))
                .execute();
    }

    /** Puts it off. */
    public void putOff(UUID id, Instant until, String answer) {
        db.update(WARNING_MESSAGE)
                .set(WARNING_MESSAGE.NEXT_TRY_AT, until)
                .set(WARNING_MESSAGE.ANSWER, answer)
                .setNull(WARNING_MESSAGE.LEASED_UNTIL)
                .where(WARNING_MESSAGE.ID.eq(id), WARNING_MESSAGE.SITE_ID.eq(siteId))
                .execute();
    }

    /** The latest item of a channel. */
    public Optional<Item> latest(UUID channelId) {
        return db.selectFrom(WARNING_MESSAGE)
                .where(WARNING_MESSAGE.SITE_ID.eq(siteId), WARNING_MESSAGE.CHANNEL_ID.eq(channelId))
                .orderBy(WARNING_MESSAGE.CREATED_AT.desc(), WARNING_MESSAGE.ID)
                .limit(1)
                .fetchOptional(Outbox::item);
    }

    /** How many wait. */
    public int waiting() {
        return db.fetchCount(
                WARNING_MESSAGE, WARNING_MESSAGE.SITE_ID.eq(siteId), WARNING_MESSAGE.STATE.eq(State.WAITING.name()));
    }

    /** Forgets what ended before the instant. */
    int prune(Instant before) {
        return db.deleteFrom(WARNING_MESSAGE)
                .where(WARNING_MESSAGE.SITE_ID.eq(siteId), WARNING_MESSAGE.ENDED_AT.lt(before))
                .execute();
    }

    private static Item item(WarningMessageRecord row) {
        return new Item(
                row.getId(),
                row.getChannelId(),
                PlainJson.read(row.getContent()),
                State.valueOf(row.getState()),
                row.getAttempts(),
                row.getNextTryAt(),
                Optional.ofNullable(row.getAnswer()),
                row.getCreatedAt(),
                Optional.ofNullable(row.getEndedAt()));
    }
}
