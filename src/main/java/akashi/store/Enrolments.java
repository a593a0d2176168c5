package akashi.store;

import static akashi.store.tables.Tables.ENROLMENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The one-time codes with which computers ask for a certificate, and what came of them. A code is found by its hash; the
 * code itself is never kept.
 */
public final class Enrolments {

    private final DSLContext db;

    public Enrolments(DSLContext db) {
        this.db = db;
    }

    /** What may become of a code. */
    public enum State {
        /** Nobody has used it yet. */
        WAITING,
        /** A certificate came of it. */
        USED,
        /** Nobody used it in time. */
        EXPIRED,
        /** Taken back; where it was used, its certificate is not renewed by its key any more. */
        REVOKED
    }

    /**
     * A code.
     *
     * @param certificateId the newest certificate that came of it
     */
    public record Enrolment(
            UUID id,
            UUID siteId,
            UUID computerId,
            String madeBy,
            Instant madeAt,
            Instant expiresAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt,
            Optional<String> revokedBy,
            Optional<UUID> certificateId) {

        /** Its state at a moment. */
        public State state(Instant now) {
            if (revokedAt.isPresent()) {
                return State.REVOKED;
            }
            if (usedAt.isPresent()) {
                return State.USED;
            }
            return now.isBefore(expiresAt) ? State.WAITING : State.EXPIRED;
        }
    }

    /** Keeps a code that nobody used yet. */
    public UUID insert(String code, UUID siteId, UUID computerId, String by, Instant now, Instant expires) {
        UUID id = UUID.randomUUID();
        db.insertInto(ENROLMENT)
                .set(ENROLMENT.ID, id)
                .set(ENROLMENT.SITE_ID, siteId)
                .set(ENROLMENT.COMPUTER_ID, computerId)
                .set(ENROLMENT.CODE_HASH, Digests.sha256(code))
                .set(ENROLMENT.MADE_BY, by)
                .set(ENROLMENT.MADE_AT, now)
                .set(ENROLMENT.EXPIRES_AT, expires)
                .execute();
        return id;
    }

    /** The code, whatever became of it. */
    public Optional<Enrolment> coded(String code) {
        return with(ENROLMENT.CODE_HASH.eq(Digests.sha256(code))).stream().findFirst();
    }

    public Optional<Enrolment> find(UUID id) {
        return with(ENROLMENT.ID.eq(id)).stream().findFirst();
    }

    /** The code of which this certificate came, first or by renewal. */
    public Optional<Enrolment> ofCertificate(UUID certificateId) {
        return with(ENROLMENT.CERTIFICATE_ID.eq(certificateId)).stream().findFirst();
    }

    /** All codes of a site, the newest first. */
    public List<Enrolment> all(UUID siteId) {
        return with(ENROLMENT.SITE_ID.eq(siteId));
    }

    /** All codes of a computer, the newest first. */
    public List<Enrolment> of(UUID siteId, UUID computerId) {
        return with(ENROLMENT.SITE_ID.eq(siteId).and(ENROLMENT.COMPUTER_ID.eq(computerId)));
    }

    /** Uses a code up for a certificate; false where it cannot be used any more. */
    public boolean use(UUID id, UUID certificateId, Instant now) {
        return db.update(ENROLMENT)
                        .set(ENROLMENT.USED_AT, now)
                        .set(ENROLMENT.CERTIFICATE_ID, certificateId)
                        .where(ENROLMENT.ID.eq(id))
                        .and(ENROLMENT.USED_AT.isNull())
                        .and(ENROLMENT.REVOKED_AT.isNull())
                        .and(ENROLMENT.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    /** Puts a renewal in the place of the certificate before it; false where that was not the newest or renewing ended. */
    public boolean renew(UUID id, UUID before, UUID after) {
        return db.update(ENROLMENT)
                        .set(ENROLMENT.CERTIFICATE_ID, after)
                        .where(ENROLMENT.ID.eq(id))
                        .and(ENROLMENT.CERTIFICATE_ID.eq(before))
                        .and(ENROLMENT.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Takes a code back; false where somebody did so before. */
    public boolean revoke(UUID id, String by, Instant now) {
        return db.update(ENROLMENT)
                        .set(ENROLMENT.REVOKED_AT, now)
                        .set(ENROLMENT.REVOKED_BY, by)
                        .where(ENROLMENT.ID.eq(id))
                        .and(ENROLMENT.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    private List<Enrolment> with(Condition condition) {
        return db.selectFrom(ENROLMENT)
                .where(condition)
                .orderBy(ENROLMENT.MADE_AT.desc(), ENROLMENT.ID)
                .fetch(Enrolments::enrolment);
    }

    private static Enrolment enrolment(Record row) {
        return new Enrolment(
                row.get(ENROLMENT.ID),
                row.get(ENROLMENT.SITE_ID),
                row.get(ENROLMENT.COMPUTER_ID),
                row.get(ENROLMENT.MADE_BY),
                row.get(ENROLMENT.MADE_AT),
                row.get(ENROLMENT.EXPIRES_AT),
                Optional.ofNullable(row.get(ENROLMENT.USED_AT)),
                Optional.ofNullable(row.get(ENROLMENT.REVOKED_AT)),
                Optional.ofNullable(row.get(ENROLMENT.REVOKED_BY)),
                Optional.ofNullable(row.get(ENROLMENT.CERTIFICATE_ID)));
    }
}
