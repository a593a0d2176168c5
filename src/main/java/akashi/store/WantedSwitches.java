package akashi.store;

import static akashi.store.tables.Tables.WANTED_SWITCH;

import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.store.tables.tables.records.WantedSwitchRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.BatchBindStep;
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
        turn(List.of(id), on, now);
    }

    /** Wants many switches on, or off, in a few statements. */
    public void turn(Collection<SwitchId> ids, boolean on, Instant now) {
        Set<SwitchId> distinct = new LinkedHashSet<>(ids);
        forget(distinct);
        if (on) {
            Rows.insert(
                    db,
                    distinct.stream()
                            .map(id -> new WantedSwitchRecord(
                                    siteId, id.computerId(), id.slot().name(), now))
                            .toList());
        }
    }

    private void forget(Set<SwitchId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        BatchBindStep batch = db.batch(db.deleteFrom(WANTED_SWITCH)
                .where(WANTED_SWITCH.COMPUTER_ID.eq((UUID) null))
                .and(WANTED_SWITCH.SLOT.eq((String) null))
                .and(WANTED_SWITCH.SITE_ID.eq((UUID) null)));
        for (SwitchId id : ids) {
            batch = batch.bind(id.computerId(), id.slot().name(), siteId);
        }
        batch.execute();
    }

    /** Wants all switches of a computer off. */
    public void forget(UUID computerId) {
        db.deleteFrom(WANTED_SWITCH)
                .where(WANTED_SWITCH.COMPUTER_ID.eq(computerId), WANTED_SWITCH.SITE_ID.eq(siteId))
                .execute();
    }
}
