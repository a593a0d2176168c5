package akashi.store;

import static akashi.store.tables.Tables.WARNING_MUTE;

import akashi.core.warning.WarningKind;
import akashi.core.warning.WarningLevel;
import akashi.store.tables.tables.records.WarningMuteRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What of a site nobody is to be warned of until a date, by whom it was said and why. */
public final class Mutes {

    private final DSLContext db;
    private final UUID siteId;

    public Mutes(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** What is muted. */
    public record Thing(WarningKind kind, String object) {}

    /** One that was said. */
    public record Mute(Thing thing, Instant until, String note, String by, Instant at) {}

    /** Those that still hold at an instant. */
    public Map<Thing, Mute> at(Instant now) {
        return db
                .selectFrom(WARNING_MUTE)
                .where(WARNING_MUTE.SITE_ID.eq(siteId), WARNING_MUTE.UNTIL_AT.gt(now))
                .fetch(Mutes::mute)
                .stream()
                .collect(Collectors.toMap(Mute::thing, Function.identity()));
    }

    /** The one that keeps a warning back. It ends with what it is about: that something has happened is always told. */
    public static Optional<Mute> of(Warnings.Kept warning, Map<Thing, Mute> mutes) {
        return warning.level() == WarningLevel.OVER
                ? Optional.empty()
                : Optional.ofNullable(mutes.get(new Thing(warning.kind(), warning.object())));
    }

    /** Keeps one in place of an earlier one for the same thing. */
    public void put(Mute mute) {
        end(mute.thing());
        WarningMuteRecord row = db.newRecord(WARNING_MUTE);
        row.setId(UUID.randomUUID());
        row.setSiteId(siteId);
        row.setKind(mute.thing().kind().name());
        row.setObjectId(mute.thing().object());
        row.setUntilAt(mute.until());
        row.setNote(mute.note());
        row.setMutedBy(mute.by());
        row.setMutedAt(mute.at());
        row.insert();
    }

    /** Ends one; false where there was none. */
    public boolean end(Thing thing) {
        return db.deleteFrom(WARNING_MUTE)
                        .where(WARNING_MUTE.SITE_ID.eq(siteId))
                        .and(WARNING_MUTE.KIND.eq(thing.kind().name()))
                        .and(WARNING_MUTE.OBJECT_ID.eq(thing.object()))
                        .execute()
                > 0;
    }

    private static Mute mute(WarningMuteRecord row) {
        return new Mute(
                new Thing(WarningKind.valueOf(row.getKind()), row.getObjectId()),
                row.getUntilAt(),
                row.getNote(),
                row.getMutedBy(),
                row.getMutedAt());
    }
}
