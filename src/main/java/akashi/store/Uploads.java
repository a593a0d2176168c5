package akashi.store;

import static akashi.store.tables.Tables.UPLOAD;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Files that people of one site are still looking at before they decide; one of a kind for each person, for some days. */
public final class Uploads {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_NAME = 300;

    private static final Lookup<UUID> OF_PERSON = new Lookup<>(
            "select id from upload where site_id = ? and kept_for = ?", row -> row.getObject(1, UUID.class));

    private final DSLContext db;
    private final UUID siteId;

    public Uploads(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** A file that is looked at. */
    public record Upload(UUID id, String fileName, byte[] content) {}

    /** Keeps a file in place of the person's last one, and forgets what nobody looks at any more. */
    public UUID keep(String person, String fileName, byte[] content, Instant now) {
        db.deleteFrom(UPLOAD)
                .where(UPLOAD.SITE_ID.eq(siteId))
                .and(UPLOAD.KEPT_FOR.eq(person).or(UPLOAD.KEPT_AT.lt(now.minus(KEPT))))
                .execute();
        UUID id = UUID.randomUUID();
        db.insertInto(UPLOAD)
                .set(UPLOAD.ID, id)
                .set(UPLOAD.SITE_ID, siteId)
                .set(UPLOAD.KEPT_FOR, person)
                .set(
                        UPLOAD.FILE_NAME,
                        fileName.length() > LONGEST_NAME ? fileName.substring(0, LONGEST_NAME) : fileName)
                .set(UPLOAD.CONTENT, content)
                .set(UPLOAD.KEPT_AT, now)
                .execute();
        return id;
    }

    /** Whose file it is, where a person looks at certificates that are in use, beside any inventory. */
    public static String adopting(UUID userId) {
        return userId + " certificates";
    }

    /** Forgets the person's file. */
    public void forget(String person) {
        db.deleteFrom(UPLOAD)
                .where(UPLOAD.SITE_ID.eq(siteId), UPLOAD.KEPT_FOR.eq(person))
                .execute();
    }

    /** The id of the file that the person looks at, where there is one. */
    public Optional<UUID> of(String person) {
        return OF_PERSON.first(db, siteId, person);
    }

    /** The person's file. */
    public Optional<Upload> find(UUID id, String person) {
        return db.selectFrom(UPLOAD)
                .where(UPLOAD.ID.eq(id), UPLOAD.SITE_ID.eq(siteId), UPLOAD.KEPT_FOR.eq(person))
                .fetchOptional(row -> new Upload(row.getId(), row.getFileName(), row.getContent()));
    }
}
