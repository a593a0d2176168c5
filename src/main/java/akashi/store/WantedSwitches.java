package akashi.store;

import static akashi.store.tables.Tables.WANTED_SWITCH;

import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** The switches of one site that are wanted on; all others are wanted off. */
public final class WantedSwitches {

    private final DSLContext db;
    private final UUID siteId;

    public WantedSwitches(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Those wanted on. */
    public Set<SwitchId> all() {
        return new HashSet<>(db.selectFrom(WANTED_SWITCH)
                .where(WANTED_SWITCH.SITE_ID.eq(siteId))
                .fetch(row -> new SwitchId(row.getComputerId(), Slot.valueOf(row.getSlot()))));
    }

    /** Wants a switch on or off; wanting what is wanted already changes nothing. */
    public void turn(SwitchId id, boolean on, Instant now) {
        db.deleteFrom(WANTED_SWITCH)
                .where(WANTED_SWITCH.COMPUTER_ID.eq(id.computerId()))
                .and(WANTED_SWITCH.SLOT.eq(id.slot().name()))
                .and(WANTED_SWITCH.SITE_ID.eq(siteId))
                .execute();
        if (on) {
            db.insertInto(WANTED_SWITCH)
                    .set(WANTED_SWITCH.SITE_ID, siteId)
                    .set(WANTED_SWITCH.COMPUTER_ID, id.computerId())
                    .set(WANTED_SWITCH.SLOT, id.slot().name())
                    .set(WANTED_SWITCH.SINCE, now)
                    .execute();
        }
    }

    /** Wants all switches of a computer off. */
    public void forget(UUID computerId) {
        db.deleteFrom(WANTED_SWITCH)
                .where(WANTED_SWITCH.COMPUTER_ID.eq(computerId), WANTED_SWITCH.SITE_ID.eq(siteId))
                .execute();
    }
}
