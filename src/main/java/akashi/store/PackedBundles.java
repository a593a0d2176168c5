package akashi.store;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.PACKED_BUNDLE;
import static akashi.store.tables.Tables.SECRET;

import akashi.store.tables.tables.records.PackedBundleRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Bundles of one site that were packed by a job and wait for the person who asked for them. */
public final class PackedBundles {

    /** The table, as owner of the sealed passwords. */
    public static final String TABLE = "packed_bundle";

    private final DSLContext db;
    private final UUID siteId;

    public PackedBundles(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** A bundle; its key files are locked by its password. */
    public record Packed(UUID id, UUID jobId, String host, String fileName, String profile, byte[] content) {

        @Override
        public String toString() {
            return "Packed[" + fileName + ", •••]";
        }
    }

    /** Keeps a bundle. */
    public void insert(Packed packed, Instant now) {
        db.executeInsert(new PackedBundleRecord(
                packed.id(),
                siteId,
                packed.jobId(),
                packed.host(),
                packed.fileName(),
                packed.profile(),
                packed.content(),
                now));
    }

    /** The bundles of a job, by name. */
    public List<Packed> of(UUID jobId) {
        return db.selectFrom(PACKED_BUNDLE)
                .where(PACKED_BUNDLE.SITE_ID.eq(siteId), PACKED_BUNDLE.JOB_ID.eq(jobId))
                .orderBy(PACKED_BUNDLE.HOST, PACKED_BUNDLE.ID)
                .fetch(row -> new Packed(
                        row.getId(),
                        row.getJobId(),
                        row.getHost(),
                        row.getFileName(),
                        row.getProfile(),
                        row.getContent()));
    }

    /** How many bundles of a job wait. */
    public int count(UUID jobId) {
        return db.fetchCount(PACKED_BUNDLE, PACKED_BUNDLE.SITE_ID.eq(siteId), PACKED_BUNDLE.JOB_ID.eq(jobId));
    }

    /** Whether the passwords of a job's bundles are still here. */
    public boolean locked(UUID jobId) {
        return db.fetchExists(
                SECRET, SECRET.OWNER_TABLE.eq(TABLE), SECRET.OWNER_ID.in(ids(PACKED_BUNDLE.JOB_ID.eq(jobId))));
    }

    /** The jobs of a person whose bundles wait, the newest first. */
    public List<UUID> jobsOf(UUID accountId) {
        return db.select(JOB.ID)
                .from(JOB)
                .where(JOB.SITE_ID.eq(siteId), JOB.ACCOUNT_ID.eq(accountId))
                .and(DSL.exists(DSL.selectOne().from(PACKED_BUNDLE).where(PACKED_BUNDLE.JOB_ID.eq(JOB.ID))))
                .orderBy(JOB.CREATED_AT.desc(), JOB.ID)
                .fetch(JOB.ID);
    }

    /** Forgets the passwords of a job's bundles for good. */
    public void forgetPasswords(UUID jobId) {
        forgetPasswords(db, PACKED_BUNDLE.SITE_ID.eq(siteId).and(PACKED_BUNDLE.JOB_ID.eq(jobId)));
    }

    /** Forgets, of whatever site, the bundles and passwords of jobs that ended before the instant. */
    public static void forgetEnded(DSLContext db, Instant before) {
        Condition over = PACKED_BUNDLE.JOB_ID.in(DSL.select(JOB.ID).from(JOB).where(JOB.ENDED_AT.lt(before)));
        forgetPasswords(db, over);
        db.deleteFrom(PACKED_BUNDLE).where(over).execute();
    }

    private static void forgetPasswords(DSLContext db, Condition which) {
        db.deleteFrom(SECRET)
                .where(SECRET.OWNER_TABLE.eq(TABLE), SECRET.OWNER_ID.in(ids(which)))
                .execute();
    }

    private static org.jooq.Select<org.jooq.Record1<UUID>> ids(Condition which) {
        return DSL.select(PACKED_BUNDLE.ID).from(PACKED_BUNDLE).where(which);
    }
}
