package akashi.store;

import static akashi.store.tables.Tables.BACKUP_RECORD;

import akashi.store.tables.tables.records.BackupRecordRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Which backups were taken; until there is one, the overview says so. */
public final class Backups {

    /**
     * A backup file that was written.
     *
     * @param path where it lies, for one of the plan; others were handed out
     * @param removedAt when it was old enough to go
     * @param ours whether this portal wrote it; otherwise the one that a backup was restored from
     */
    public record Backup(
            UUID id,
            String fileName,
            String sha256,
            long bytes,
            Instant takenAt,
            String takenBy,
            Optional<String> path,
            Optional<Instant> removedAt,
            boolean ours) {}

    private static final Lookup<Boolean> ANY = new Lookup<>("select 1 from backup_record limit 1", row -> true);

    private final DSLContext db;

    public Backups(DSLContext db) {
        this.db = db;
    }

    /** Remembers a backup. */
    public void insert(Backup backup) {
        db.insertInto(BACKUP_RECORD)
                .values(
                        backup.id(),
                        backup.fileName(),
                        backup.sha256(),
                        backup.bytes(),
                        backup.takenAt(),
                        backup.takenBy(),
                        backup.path().orElse(null),
                        backup.removedAt().orElse(null),
                        backup.ours())
                .execute();
    }

    /** The newest backup. */
    public Optional<Backup> newest() {
        return newest(1).stream().findFirst();
    }

    /** Whether one was ever taken. */
    public boolean any() {
        return ANY.first(db).isPresent();
    }

    /** The newest backups. */
    public List<Backup> newest(int limit) {
        return db.selectFrom(BACKUP_RECORD)
                .orderBy(BACKUP_RECORD.TAKEN_AT.desc(), BACKUP_RECORD.ID)
                .limit(limit)
                .fetch(Backups::backup);
    }

    /** Those of the plan that this portal wrote and that were not removed yet. */
    public List<Backup> standing() {
        return db.selectFrom(BACKUP_RECORD)
                .where(BACKUP_RECORD.PATH.isNotNull(), BACKUP_RECORD.REMOVED_AT.isNull(), BACKUP_RECORD.OURS.isTrue())
                .orderBy(BACKUP_RECORD.TAKEN_AT.desc(), BACKUP_RECORD.ID)
                .fetch(Backups::backup);
    }

    /** What was written so far was written by another portal. */
    public void disown() {
        db.update(BACKUP_RECORD).set(BACKUP_RECORD.OURS, false).execute();
    }

    /** Notes that the file of one is gone. */
    public void removed(UUID id, Instant now) {
        db.update(BACKUP_RECORD)
                .set(BACKUP_RECORD.REMOVED_AT, now)
                .where(BACKUP_RECORD.ID.eq(id))
                .execute();
    }

    private static Backup backup(BackupRecordRecord row) {
        return new Backup(
                row.getId(),
                row.getFileName(),
                row.getSha256(),
                row.getSizeBytes(),
                row.getTakenAt(),
                row.getTakenBy(),
                Optional.ofNullable(row.getPath()),
                Optional.ofNullable(row.getRemovedAt()),
                row.getOurs());
    }
}
