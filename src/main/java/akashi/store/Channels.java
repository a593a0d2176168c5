package akashi.store;

import static akashi.store.tables.Tables.WARNING_CHANNEL;

import akashi.core.fault.Fault;
import akashi.store.tables.tables.records.WarningChannelRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Whom one site tells of its warnings. What is secret about an address is not here but sealed, beside {@link Secrets}. */
public final class Channels {

    /** The table, as owner of secrets. */
    public static final String TABLE = "warning_channel";

    private final DSLContext db;
    private final UUID siteId;

    public Channels(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** How it is told. */
    public enum Kind {
        /** A letter to a mail address. */
        MAIL,
        /** A signed call of a program of one's own. */
        WEBHOOK,
        /** A call in the shape that Slack takes. */
        SLACK,
        /** A call in the shape that Microsoft Teams takes. */
        TEAMS
    }

    /**
     * One that is told.
     *
     * @param target a mail address; of an address on the web only the host
     * @param lang {@code en} or {@code ja}
     * @param weekly whether it gets the digest too
     */
    public record Channel(UUID id, Kind kind, String target, String lang, boolean weekly, Instant madeAt) {}

    /** All of them, the oldest first. */
    public List<Channel> all() {
        return db.selectFrom(WARNING_CHANNEL)
                .where(WARNING_CHANNEL.SITE_ID.eq(siteId))
                .orderBy(WARNING_CHANNEL.MADE_AT, WARNING_CHANNEL.ID)
                .fetch(Channels::channel);
    }

    public Optional<Channel> find(UUID id) {
        return db.selectFrom(WARNING_CHANNEL)
                .where(WARNING_CHANNEL.ID.eq(id), WARNING_CHANNEL.SITE_ID.eq(siteId))
                .fetchOptional(Channels::channel);
    }

    /** One that must be there. */
    public Channel get(UUID id) {
        return find(id).orElseThrow(() -> new Fault.NotFound("channel " + id));
    }

    public void insert(Channel channel) {
        db.executeInsert(new WarningChannelRecord(
                channel.id(),
                siteId,
                channel.kind().name(),
                channel.target(),
                channel.lang(),
                channel.weekly(),
                channel.madeAt()));
    }

    /** Removes it with its secrets and with what still waits for it. */
    public void delete(UUID id) {
        new Secrets(db).forget(siteId, TABLE, id);
        db.deleteFrom(WARNING_CHANNEL)
                .where(WARNING_CHANNEL.ID.eq(id), WARNING_CHANNEL.SITE_ID.eq(siteId))
                .execute();
    }

    private static Channel channel(WarningChannelRecord row) {
        return new Channel(
                row.getId(),
                Kind.valueOf(row.getKind()),
                row.getTarget(),
                row.getLang(),
                row.getWeekly(),
                row.getMadeAt());
    }
}
