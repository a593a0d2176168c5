package akashi.store;

import static akashi.store.tables.Tables.AUDIT_CHECKPOINT;
import static akashi.store.tables.Tables.AUDIT_KEY;

import akashi.core.audit.Checkpoint;
import akashi.store.tables.tables.records.AuditCheckpointRecord;
import akashi.store.tables.tables.records.AuditKeyRecord;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The signed checkpoints of one site's audit chain, and the public keys that prove them. */
public final class AuditCheckpoints {

    /** The table of keys, as owner of the sealed private halves. */
    public static final String KEY_TABLE = "audit_key";

    /** A key made for checkpoints: its public half as SubjectPublicKeyInfo. */
    public record Key(UUID id, byte[] publicKey, Instant createdAt) {}

    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext db;
    private final UUID siteId;

    public AuditCheckpoints(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Keeps a key. */
    public void insert(Key key) {
        db.executeInsert(new AuditKeyRecord(key.id(), siteId, key.publicKey(), key.createdAt()));
    }

    /** Every key that ever signed, the oldest first. */
    public List<Key> keys() {
        return db.selectFrom(AUDIT_KEY)
                .where(AUDIT_KEY.SITE_ID.eq(siteId))
                .orderBy(AUDIT_KEY.CREATED_AT, AUDIT_KEY.ID)
                .fetch(row -> new Key(row.getId(), row.getPublicKey(), row.getCreatedAt()));
    }

    /** Keeps a checkpoint. */
    public void insert(Checkpoint checkpoint) {
        db.executeInsert(new AuditCheckpointRecord(
                siteId,
                checkpoint.number(),
                HEX.parseHex(checkpoint.hash()),
                checkpoint.at(),
                checkpoint.key(),
                Base64.getDecoder().decode(checkpoint.signature())));
    }

    /** All of them, by number. */
    public List<Checkpoint> all() {
        return db.selectFrom(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.SITE_ID.eq(siteId))
                .orderBy(AUDIT_CHECKPOINT.CHAIN_NUMBER)
                .fetch(AuditCheckpoints::checkpoint);
    }

    /** The newest. */
    public Optional<Checkpoint> last() {
        return db.selectFrom(AUDIT_CHECKPOINT)
                .where(AUDIT_CHECKPOINT.SITE_ID.eq(siteId))
                .orderBy(AUDIT_CHECKPOINT.CHAIN_NUMBER.desc())
                .limit(1)
                .fetchOptional(AuditCheckpoints::checkpoint);
    }

    private static Checkpoint checkpoint(AuditCheckpointRecord row) {
        return new Checkpoint(
                row.getSiteId(),
                row.getChainNumber(),
                HEX.formatHex(row.getChainHash()),
                row.getMadeAt(),
                row.getKeyId(),
                Base64.getEncoder().encodeToString(row.getSignature()));
    }
}
