package akashi.store;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.CHANGE_SET;
import static akashi.store.tables.Tables.CLIENT_GROUP;
import static akashi.store.tables.Tables.COMPUTER;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.OBSERVATION;
import static akashi.store.tables.Tables.SIGHTING;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * How much a learner's site may hold, so that nobody's playing costs the others anything. Only an act that adds to what
 * is full is refused: whatever else may still be done there.
 */
final class SandboxBounds {

    /** The most rows of each kind. */
    static final Map<Table<?>, Integer> MOST = Map.of(
            COMPUTER, 40,
            CLIENT_GROUP, 40,
            AUTHORITY, 20,
            AUTHORITY_CERTIFICATE, 60,
            CERTIFICATE, 300,
            CHANGE_SET, 200,
            JOB, 200,
            OBSERVATION, 20_000,
            SIGHTING, 10_000,
            AUDIT_ENTRY, 5_000);

    /** Rows that are written before the act which signs them, and stay where it is refused: they are not held. */
    private static final List<String> UNSIGNED = List.of("SIGNING", "ABANDONED");

    private final DSLContext db;
    private final UUID siteId;
    private final Map<Table<?>, Integer> before;

    private SandboxBounds(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
        this.before = held();
    }

    /** To be asked for before an act. */
    static SandboxBounds before(DSLContext db, UUID siteId) {
        return new SandboxBounds(db, siteId);
    }

    /** Refuses an act that left more behind than may be; the transaction undoes it. */
    void keep() {
        held().forEach((table, now) -> {
            int most = MOST.get(table);
            if (now > most && now > before.get(table)) {
                throw new Fault.Refused(Refusal.of("TRAINING", full(table, most)));
            }
        });
    }

    static Message full(Table<?> table, int most) {
        return Message.of("store.refused.training-full." + table.getName().replace('_', '-'), most);
    }

    private Map<Table<?>, Integer> held() {
        List<Table<?>> tables = List.copyOf(MOST.keySet());
        Record counts = db.select(tables.stream()
                        .map(table -> DSL.field(DSL.selectCount()
                                .from(table)
                                .where(ofSite(table).eq(siteId), isHeld(table))))
                        .toList())
                .fetchOne();
        Map<Table<?>, Integer> held = new LinkedHashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            held.put(tables.get(i), counts.get(i, Integer.class));
        }
        return held;
    }

    private static Condition isHeld(Table<?> table) {
        boolean signed = table.equals(CERTIFICATE) || table.equals(AUTHORITY_CERTIFICATE);
        return signed ? table.field("state", String.class).notIn(UNSIGNED) : DSL.noCondition();
    }

    private static Field<UUID> ofSite(Table<?> table) {
        return table.field("site_id", UUID.class);
    }
}
