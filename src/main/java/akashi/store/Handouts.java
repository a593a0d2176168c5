package akashi.store;

import static akashi.store.tables.Tables.HANDOUT;
import static akashi.store.tables.Tables.SECRET;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The one-time links by which somebody without an account gets the bundle of one computer, and what became of them. A
 * link is found by its hash; the link itself is never kept.
 */
public final class Handouts {

    /** The table whose rows own the sealed passwords of bundles, and what those are for. */
    public static final String TABLE = "handout";

    public static final String PURPOSE = "password";

    /** What may become of a link. */
    public enum State {
        /** The bundle waits. */
        WAITING,
        /** The bundle was fetched; until its end the link still takes the receipt. */
        FETCHED,
        /** Its time is over. */
        EXPIRED,
        /** Taken back. */
        REVOKED
    }

    /**
     * A link.
     *
     * @param asks whether the password of the bundle is asked for before it is given
     * @param makerId who made it, in whose name the bundle leaves
     */
    public record Handout(
            UUID id,
            UUID siteId,
            UUID computerId,
            boolean asks,
            UUID makerId,
            String maker,
            Instant madeAt,
            Instant expiresAt,
            Optional<Instant> fetchedAt,
            Optional<String> fetchedFrom,
            Optional<Instant> receiptAt,
            Optional<Instant> revokedAt) {

        /** Its state at a moment. */
        public State state(Instant now) {
            if (revokedAt.isPresent()) {
                return State.REVOKED;
            }
            if (!now.isBefore(expiresAt)) {
                return State.EXPIRED;
            }
            return fetchedAt.isPresent() ? State.FETCHED : State.WAITING;
        }
    }

    private final DSLContext db;

    public Handouts(DSLContext db) {
        this.db = db;
    }

    /** Where the sealed password of the bundle lies. */
    public static Secrets.Owner owner(UUID id) {
        return new Secrets.Owner(TABLE, id, PURPOSE);
    }

    /** Keeps a link that nobody used yet. */
    public void insert(String token, Handout handout) {
        db.insertInto(HANDOUT)
                .set(HANDOUT.ID, handout.id())
                .set(HANDOUT.SITE_ID, handout.siteId())
                .set(HANDOUT.COMPUTER_ID, handout.computerId())
                .set(HANDOUT.TOKEN_HASH, Digests.sha256(token))
                .set(HANDOUT.ASKS, handout.asks())
                .set(HANDOUT.MAKER_ID, handout.makerId())
                .set(HANDOUT.MAKER, handout.maker())
                .set(HANDOUT.MADE_AT, handout.madeAt())
                .set(HANDOUT.EXPIRES_AT, handout.expiresAt())
                .execute();
    }

    /** The link with this token, whatever became of it. */
    public Optional<Handout> tokened(String token) {
        return with(HANDOUT.TOKEN_HASH.eq(Digests.sha256(token))).stream().findFirst();
    }

    /** A link of a site. */
    public Optional<Handout> find(UUID siteId, UUID id) {
        return with(HANDOUT.SITE_ID.eq(siteId).and(HANDOUT.ID.eq(id))).stream().findFirst();
    }

    /** The links of a computer, the newest first. */
    public List<Handout> of(UUID siteId, UUID computerId) {
        return with(HANDOUT.SITE_ID.eq(siteId).and(HANDOUT.COMPUTER_ID.eq(computerId)));
    }

    /** Uses a link up, its password included; false where somebody was quicker, it was taken back or its time is over. */
    public boolean fetch(UUID siteId, UUID id, Instant now, String from) {
        boolean fetched = db.update(HANDOUT)
                        .set(HANDOUT.FETCHED_AT, now)
                        .set(HANDOUT.FETCHED_FROM, from)
                        .where(HANDOUT.SITE_ID.eq(siteId), HANDOUT.ID.eq(id))
                        .and(HANDOUT.FETCHED_AT.isNull())
                        .and(HANDOUT.REVOKED_AT.isNull())
                        .and(HANDOUT.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
        if (fetched) {
            new Secrets(db).delete(owner(id));
        }
        return fetched;
    }

    /** Notes that the computer's receipt came by this link; false where it was taken back or its time is over. */
    public boolean received(UUID siteId, UUID id, Instant now) {
        return db.update(HANDOUT)
                        .set(HANDOUT.RECEIPT_AT, now)
                        .where(HANDOUT.SITE_ID.eq(siteId), HANDOUT.ID.eq(id))
                        .and(HANDOUT.REVOKED_AT.isNull())
                        .and(HANDOUT.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    /** Takes a link back; false where there is none, or it was taken back before. */
    public boolean revoke(UUID siteId, UUID id, Instant now) {
        new Secrets(db).forget(siteId, TABLE, id);
        return db.update(HANDOUT)
                        .set(HANDOUT.REVOKED_AT, now)
                        .where(HANDOUT.SITE_ID.eq(siteId), HANDOUT.ID.eq(id), HANDOUT.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Forgets the passwords of links whose time is over. */
    public void forgetEnded(UUID siteId, Instant now) {
        with(HANDOUT.SITE_ID.eq(siteId).and(HANDOUT.EXPIRES_AT.le(now)))
                .forEach(over -> new Secrets(db).forget(siteId, TABLE, over.id()));
    }

    /** The same for links of all sites, whoever makes another one or nobody does. */
    static int forgetEnded(DSLContext db, Instant now) {
        return db.deleteFrom(SECRET)
                .where(SECRET.OWNER_TABLE.eq(TABLE))
                .and(SECRET.OWNER_ID.in(DSL.select(HANDOUT.ID).from(HANDOUT).where(HANDOUT.EXPIRES_AT.le(now))))
                .execute();
    }

    private List<Handout> with(Condition condition) {
        return db.selectFrom(HANDOUT)
                .where(condition)
                .orderBy(HANDOUT.MADE_AT.desc(), HANDOUT.ID)
                .fetch(row -> new Handout(
                        row.getId(),
                        row.getSiteId(),
                        row.getComputerId(),
                        row.getAsks(),
                        row.getMakerId(),
                        row.getMaker(),
                        row.getMadeAt(),
                        row.getExpiresAt(),
                        Optional.ofNullable(row.getFetchedAt()),
                        Optional.ofNullable(row.getFetchedFrom()),
                        Optional.ofNullable(row.getReceiptAt()),
                        Optional.ofNullable(row.getRevokedAt())));
    }
}
