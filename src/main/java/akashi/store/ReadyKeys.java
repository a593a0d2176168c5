package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.READY_KEY;
import static akashi.store.tables.Tables.SITE;

import akashi.core.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Sealed private keys that were made ahead, by kind. A row is handed out once, however many portals ask. */
public final class ReadyKeys {

    /** The table, as owner of the sealed keys. */
    public static final String TABLE = "ready_key";

    private static final int LOOKED_AT = 8;

    /** A sealed key. */
    public record Ready(UUID id, byte[] sealed) {

        @Override
        public String toString() {
            return "Ready[" + id + ", •••]";
        }
    }

    private final DSLContext db;

    public ReadyKeys(DSLContext db) {
        this.db = db;
    }

    /** Keeps a key that was sealed under a data key. */
    public void insert(Ready key, String kind, UUID dataKey, Instant now) {
        db.insertInto(READY_KEY)
                .values(key.id(), kind, dataKey, key.sealed(), now)
                .execute();
    }

    /** Takes a key of the kind that was sealed under the data key: whoever deletes the row has it. */
    public Optional<Ready> take(String kind, UUID dataKey) {
        while (true) {
            List<Ready> oldest = db.selectFrom(READY_KEY)
                    .where(READY_KEY.KIND.eq(kind), READY_KEY.KEY_ID.eq(dataKey))
                    .orderBy(READY_KEY.MADE_AT)
                    .limit(LOOKED_AT)
                    .fetch(row -> new Ready(row.getId(), row.getSealed()));
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            for (Ready one : oldest) {
                boolean ours = db.deleteFrom(READY_KEY)
                                .where(READY_KEY.ID.eq(one.id()))
                                .execute()
                        == 1;
                if (ours) {
                    return Optional.of(one);
                }
            }
        }
    }

    /** How many wait, by kind. */
    public Map<String, Integer> counts() {
        return db.select(READY_KEY.KIND, DSL.count())
                .from(READY_KEY)
                .groupBy(READY_KEY.KIND)
                .fetchMap(READY_KEY.KIND, DSL.count());
    }

    /** Forgets the keys that no longer open, since they were sealed under another data key. */
    public void forgetOthers(UUID dataKey) {
        db.deleteFrom(READY_KEY).where(READY_KEY.KEY_ID.ne(dataKey)).execute();
    }

    /** Forgets all. */
    public void forgetAll() {
        db.deleteFrom(READY_KEY).execute();
    }

    /** How many certificates whose key is kept here have an RSA key of which size, learners' sites left out. */
    public Map<Integer, Integer> sizesInUse() {
        return db.select(CERTIFICATE.KEY_BITS, DSL.count())
                .from(CERTIFICATE)
                .join(SITE)
                .on(SITE.ID.eq(CERTIFICATE.SITE_ID), SITE.KIND.eq(Site.Kind.REAL.name()))
                .where(CERTIFICATE.KEY_KEPT.isTrue(), CERTIFICATE.KEY_ALGORITHM.eq("RSA"))
                .groupBy(CERTIFICATE.KEY_BITS)
                .fetchMap(CERTIFICATE.KEY_BITS, DSL.count());
    }
}
