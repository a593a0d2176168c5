package akashi.store;

import static akashi.store.tables.Tables.AUTHORITY;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** How much a learner's site may hold, so that nobody's playing costs the others anything. */
final class SandboxBounds {

    /** The most rows of each kind. */
    static final Map<Table<?>, Integer> MOST = Map.of(
            COMPUTER, 40,
            CLIENT_GROUP, 40,
            AUTHORITY, 20,
            CERTIFICATE, 300,
            CHANGE_SET, 200,
            JOB, 200,
            OBSERVATION, 20_000,
            SIGHTING, 10_000);

    private SandboxBounds() {}

    /** Refuses an act that would leave more behind; the transaction undoes it. */
    static void keep(DSLContext db, UUID siteId) {
        List<Table<?>> tables = List.copyOf(MOST.keySet());
        Record counts = db.select(tables.stream()
                        .map(table -> DSL.field(DSL.selectCount()
                                .from(table)
                                .where(ofSite(table).eq(siteId))))
                        .toList())
                .fetchOne();
        for (int i = 0; i < tables.size(); i++) {
            int most = MOST.get(tables.get(i));
            if (counts.get(i, Integer.class) > most) {
                throw new Fault.Refused(Refusal.of("TRAINING", Message.of("store.refused.training-full", most)));
            }
        }
    }

    private static Field<UUID> ofSite(Table<?> table) {
        return table.field("site_id", UUID.class);
    }
}
