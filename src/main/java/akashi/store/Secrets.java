package akashi.store;

import static akashi.store.tables.Tables.DATA_KEY;
import static akashi.store.tables.Tables.SECRET;

import akashi.store.tables.tables.records.DataKeyRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Sealed secrets and the wrapped keys that open them. Only sealed bytes pass through here; sealing and opening is done
 * elsewhere, with table, row and purpose as associated data.
 */
public final class Secrets {

    /** The rule of a refusal while secrets cannot be opened, since their key waits for its passphrase. */
    public static final String LOCKED = "LOCKED";

    /** What a secret belongs to and what it is for: a certificate's private key, an authority's. */
    public record Owner(String table, UUID row, String purpose) {}

    /** Sealed bytes and the data key that opens them. */
    public record Sealed(UUID keyId, byte[] bytes) {

        @Override
        public String toString() {
            return "Sealed[" + keyId + ", •••]";
        }
    }

    /**
     * A data key, wrapped by the key-encryption key.
     *
     * @param wrappedBy {@code PASSPHRASE} or {@code KEY_FILE}
     * @param kdf how the key-encryption key is derived from a passphrase; empty for a key file
     * @param salt of that derivation
     */
    public record WrappedKey(
            UUID id, byte[] wrapped, String wrappedBy, String kdf, Optional<byte[]> salt, Instant createdAt) {

        @Override
        public String toString() {
            return "WrappedKey[" + id + ", " + wrappedBy + ", •••]";
        }
    }

    /** A secret as it lies in its row, under a key that is not the newest. */
    public record Old(UUID id, Owner owner, Sealed sealed) {}

    private static final Change RESEAL =
            new Change("update secret set key_id = ?, sealed = ? where id = ? and key_id = ?");

    private static final Lookup<Sealed> SEALED = new Lookup<>(
            "select key_id, sealed from secret where site_id = ? and owner_table = ? and owner_id = ? and purpose = ?",
            row -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)));

    private static final Change PUT = new Change("""
            insert into secret (id, site_id, owner_table, owner_id, purpose, key_id, sealed, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""");
    private static final Change DELETE =
            new Change("delete from secret where owner_table = ? and owner_id = ? and purpose = ?");

    private final DSLContext db;

    public Secrets(DSLContext db) {
        this.db = db;
    }

    /** Keeps a secret of a site, in place of an older one for the same purpose. */
    public void put(UUID siteId, Owner owner, Sealed sealed, Instant now) {
        delete(owner);
        UUID id = UUID.randomUUID();
        PUT.run(db, id, siteId, owner.table(), owner.row(), owner.purpose(), sealed.keyId(), sealed.bytes(), now);
    }

    /** A secret of a site. */
    public Optional<Sealed> find(UUID siteId, Owner owner) {
        return SEALED.first(db, siteId, owner.table(), owner.row(), owner.purpose());
    }

    /** The secrets of many rows for one purpose, by row, in one statement. */
    public Map<UUID, Sealed> of(UUID siteId, String table, String purpose) {
        return db.selectFrom(SECRET)
                .where(SECRET.SITE_ID.eq(siteId), SECRET.OWNER_TABLE.eq(table), SECRET.PURPOSE.eq(purpose))
                .fetchMap(row -> row.getOwnerId(), row -> new Sealed(row.getKeyId(), row.getSealed()));
    }

    /** Forgets everything secret that one row of a site owns. */
    public void forget(UUID siteId, String table, UUID row) {
        db.deleteFrom(SECRET)
                .where(SECRET.SITE_ID.eq(siteId), SECRET.OWNER_TABLE.eq(table), SECRET.OWNER_ID.eq(row))
                .execute();
    }

    /** Forgets a secret for good. */
    public void delete(Owner owner) {
        DELETE.run(db, owner.table(), owner.row(), owner.purpose());
    }

    /** Keeps a data key, or the same one wrapped anew. */
    public void putKey(WrappedKey key) {
        DataKeyRecord row = new DataKeyRecord(
                key.id(), key.wrapped(), key.wrappedBy(), key.kdf(), key.salt().orElse(null), key.createdAt());
        if (db.executeUpdate(row) == 0) {
            db.executeInsert(row);
        }
    }

    /** The data keys; with the first, the newest, new secrets are sealed. */
    public List<WrappedKey> keys() {
        return db.selectFrom(DATA_KEY)
                .orderBy(DATA_KEY.CREATED_AT.desc(), DATA_KEY.ID)
                .fetch(Secrets::key);
    }

    /** Forgets data keys that were made before an instant and that seal nothing any more. */
    public void forgetKeys(Instant before) {
        db.deleteFrom(DATA_KEY)
                .where(DATA_KEY.CREATED_AT.lt(before))
                .and(DSL.notExists(DSL.selectOne().from(SECRET).where(SECRET.KEY_ID.eq(DATA_KEY.ID))))
                .execute();
    }

    /** Secrets of all sites under other keys than this one, those behind {@code after} in the order of their ids. */
    public List<Old> under(UUID otherThan, Optional<UUID> after, int most) {
        return db.selectFrom(SECRET)
                .where(SECRET.KEY_ID.ne(otherThan))
                .and(after.map(SECRET.ID::gt).orElseGet(DSL::noCondition))
                .orderBy(SECRET.ID)
                .limit(most)
                .fetch(row -> new Old(
                        row.getId(),
                        new Owner(row.getOwnerTable(), row.getOwnerId(), row.getPurpose()),
                        new Sealed(row.getKeyId(), row.getSealed())));
    }

    /** Keeps the same secrets under another key, where nobody changed them meanwhile. */
    public void resealed(List<Old> olds, List<Sealed> anew) {
        RESEAL.each(
                db,
                IntStream.range(0, olds.size())
                        .mapToObj(i -> new Object[] {
                            anew.get(i).keyId(),
                            anew.get(i).bytes(),
                            olds.get(i).id(),
                            olds.get(i).sealed().keyId()
                        })
                        .toList());
    }

    /** How many secrets are sealed. */
    public int count() {
        return db.fetchCount(SECRET);
    }

    /** A data key by its id. */
    public Optional<WrappedKey> key(UUID id) {
        return db.selectFrom(DATA_KEY).where(DATA_KEY.ID.eq(id)).fetchOptional(Secrets::key);
    }

    private static WrappedKey key(DataKeyRecord row) {
        return new WrappedKey(
                row.getId(),
                row.getWrapped(),
                row.getWrappedBy(),
                row.getKdf(),
                Optional.ofNullable(row.getSalt()),
                row.getCreatedAt());
    }
}
