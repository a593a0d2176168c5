package akashi.store;

import static akashi.store.tables.Tables.JOB;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** How much stored work a site has. */
public final class StoredWork {

    private StoredWork() {}

    /** The number of its jobs by state. */
    public static Map<String, Integer> counts(DSLContext db, UUID siteId) {
        return new TreeMap<>(db.select(JOB.STATE, DSL.count())
                .from(JOB)
                .where(JOB.SITE_ID.eq(siteId))
                .groupBy(JOB.STATE)
                .fetchMap(JOB.STATE, DSL.count()));
    }
}
