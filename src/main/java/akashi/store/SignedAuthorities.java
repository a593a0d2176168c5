package akashi.store;

import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;

import akashi.core.site.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Every certificate that the site's authorities signed for other authorities, the abandoned ones too: a serial number
 * that was begun is never used twice, and can be revoked.
 */
public final class SignedAuthorities {

    private final DSLContext db;
    private final UUID siteId;

    public SignedAuthorities(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** What a certificate of an authority is for. */
    public enum Purpose {
        /** A new authority. */
        NEW,
        /** The same authority with other names or another life. */
        AGAIN,
        /** An authority that has a certificate of its own, accepted through a second one as well. */
        CROSS
    }

    /** A certificate of an authority. */
    public record Signed(
            UUID id,
            UUID authorityId,
            UUID issuerId,
            Purpose purpose,
            String serial,
            Certificate.State state,
            byte[] der,
            Instant begunAt) {}

    /** Keeps that a signature is about to be made, by the issuer with this name. */
    public void begin(
            UUID id, UUID authorityId, UUID issuerId, Purpose purpose, String issuer, String serial, Instant now) {
        db.insertInto(AUTHORITY_CERTIFICATE)
                .set(AUTHORITY_CERTIFICATE.ID, id)
                .set(AUTHORITY_CERTIFICATE.SITE_ID, siteId)
                .set(AUTHORITY_CERTIFICATE.AUTHORITY_ID, authorityId)
                .set(AUTHORITY_CERTIFICATE.ISSUER_ID, issuerId)
                .set(AUTHORITY_CERTIFICATE.PURPOSE, purpose.name())
                .set(AUTHORITY_CERTIFICATE.ISSUER_KEY, Digests.sha256(issuer))
                .set(AUTHORITY_CERTIFICATE.SERIAL, serial)
                .set(AUTHORITY_CERTIFICATE.STATE, Certificate.State.SIGNING.name())
                .set(AUTHORITY_CERTIFICATE.BEGUN_AT, now)
                .execute();
    }

    /** Keeps the signed certificate; false where it was given up meanwhile. */
    public boolean signed(UUID id, byte[] der) {
        return db.update(AUTHORITY_CERTIFICATE)
                        .set(AUTHORITY_CERTIFICATE.STATE, Certificate.State.ISSUED.name())
                        .set(AUTHORITY_CERTIFICATE.CERTIFICATE, der)
                        .where(one(id), AUTHORITY_CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                        .execute()
                == 1;
    }

    /** Gives a signature up that was not made; false where it was. */
    public boolean abandon(UUID id) {
        return db.update(AUTHORITY_CERTIFICATE)
                        .set(AUTHORITY_CERTIFICATE.STATE, Certificate.State.ABANDONED.name())
                        .where(one(id), AUTHORITY_CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                        .execute()
                == 1;
    }

    /** Everything that was signed for an authority, or begun, the newest last. */
    public List<Signed> of(UUID authorityId) {
        return db.selectFrom(AUTHORITY_CERTIFICATE)
                .where(AUTHORITY_CERTIFICATE.SITE_ID.eq(siteId), AUTHORITY_CERTIFICATE.AUTHORITY_ID.eq(authorityId))
                .orderBy(AUTHORITY_CERTIFICATE.BEGUN_AT, AUTHORITY_CERTIFICATE.ID)
                .fetch(row -> new Signed(
                        row.getId(),
                        row.getAuthorityId(),
                        row.getIssuerId(),
                        Purpose.valueOf(row.getPurpose()),
                        row.getSerial(),
                        Certificate.State.valueOf(row.getState()),
                        row.getCertificate(),
                        row.getBegunAt()));
    }

    /**
     * Gives up every signature, of whatever site, that was begun before the instant and never came; answers the new
     * authorities that will not come to be.
     */
    public static List<UUID> abandonBefore(DSLContext db, Instant before) {
        Condition left = AUTHORITY_CERTIFICATE
                .STATE
                .eq(Certificate.State.SIGNING.name())
                .and(AUTHORITY_CERTIFICATE.BEGUN_AT.lt(before));
        List<UUID> unborn = db.select(AUTHORITY_CERTIFICATE.AUTHORITY_ID)
                .from(AUTHORITY_CERTIFICATE)
                .where(left, AUTHORITY_CERTIFICATE.PURPOSE.eq(Purpose.NEW.name()))
                .fetch(AUTHORITY_CERTIFICATE.AUTHORITY_ID);
        db.update(AUTHORITY_CERTIFICATE)
                .set(AUTHORITY_CERTIFICATE.STATE, Certificate.State.ABANDONED.name())
                .where(left)
                .execute();
        return unborn;
    }

    private Condition one(UUID id) {
        return AUTHORITY_CERTIFICATE.ID.eq(id).and(AUTHORITY_CERTIFICATE.SITE_ID.eq(siteId));
    }
}
