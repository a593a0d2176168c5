package akashi.store;

import static akashi.store.tables.Tables.PORTAL_CERTIFICATE;

import akashi.core.site.Certificate;
import akashi.core.site.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The certificates that the portal of a site shows over HTTPS: one at a time, older ones stay known. Their private keys
 * lie sealed in {@link Secrets}. All portals of one database show the same. What a CA of the site signs for the portal
 * stands here before it is signed, and can be revoked; a serial number that was begun stays known.
 */
public final class PortalCertificates {

    /** The table, as owner of a key. */
    public static final String TABLE = "portal_certificate";

    private static final String CURRENT = "CURRENT";

    private final DSLContext db;
    private final UUID siteId;

    public PortalCertificates(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Where a certificate comes from. */
    public enum Origin {
        /** Signed here by a CA of the site; the portal renews it by itself. */
        MADE,
        /** Handed in with its key; somebody has to hand in the next one. */
        UPLOADED
    }

    /**
     * One of them.
     *
     * @param authorityId who signed it, where that was done here
     * @param serial in lower-case hex
     * @param chain as PEM, its own certificate first, without the root
     */
    public record Kept(
            UUID id,
            Origin origin,
            Optional<UUID> authorityId,
            String serial,
            String sha256,
            Validity validity,
            String chain,
            Instant keptAt) {}

    /** The one to show. */
    public Optional<Kept> current() {
        return db.selectFrom(PORTAL_CERTIFICATE)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.CURRENT_KEY.eq(CURRENT))
                .fetchOptional(row -> new Kept(
                        row.getId(),
                        Origin.valueOf(row.getOrigin()),
                        Optional.ofNullable(row.getAuthorityId()),
                        row.getSerial(),
                        row.getSha256(),
                        new Validity(row.getNotBefore(), row.getNotAfter()),
                        row.getChain(),
                        row.getKeptAt()));
    }

    /**
     * What a CA of the site signed for the portal, or began to sign.
     *
     * @param revokedAt when it was taken back
     */
    public record Made(
            UUID id,
            UUID authorityId,
            String serial,
            Certificate.State state,
            Validity validity,
            boolean current,
            Optional<Instant> revokedAt) {

        /** Whether it can be taken back: it was signed, or nobody can tell for certain that it never was. */
        public boolean revocable() {
            return !current && (state == Certificate.State.ISSUED || state == Certificate.State.ABANDONED);
        }
    }

    /** Everything that CAs of the site signed for the portal, or began to sign, the newest first. */
    public List<Made> made() {
        return db.selectFrom(PORTAL_CERTIFICATE)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.AUTHORITY_ID.isNotNull())
                .orderBy(PORTAL_CERTIFICATE.KEPT_AT.desc(), PORTAL_CERTIFICATE.ID)
                .fetch(row -> new Made(
                        row.getId(),
                        row.getAuthorityId(),
                        row.getSerial(),
                        Certificate.State.valueOf(row.getState()),
                        new Validity(row.getNotBefore(), row.getNotAfter()),
                        CURRENT.equals(row.getCurrentKey()),
                        Optional.ofNullable(row.getRevokedAt())));
    }

    /** Keeps what is about to be signed. */
    public void begin(UUID id, UUID authorityId, String serial, Validity validity, Instant now) {
        db.insertInto(PORTAL_CERTIFICATE)
                .set(PORTAL_CERTIFICATE.ID, id)
                .set(PORTAL_CERTIFICATE.SITE_ID, siteId)
                .set(PORTAL_CERTIFICATE.ORIGIN, Origin.MADE.name())
                .set(PORTAL_CERTIFICATE.AUTHORITY_ID, authorityId)
                .set(PORTAL_CERTIFICATE.SERIAL, serial)
                .set(PORTAL_CERTIFICATE.NOT_BEFORE, validity.notBefore())
                .set(PORTAL_CERTIFICATE.NOT_AFTER, validity.notAfter())
                .set(PORTAL_CERTIFICATE.KEPT_AT, now)
                .set(PORTAL_CERTIFICATE.STATE, Certificate.State.SIGNING.name())
                .execute();
    }

    /** Takes what was begun, to sign it; false where it was given up or signed already. */
    public boolean take(UUID id) {
        return move(id, Certificate.State.SIGNING, Certificate.State.ISSUED);
    }

    /** Gives up what was begun and not signed, its key included; false where it was signed. */
    public boolean abandon(UUID id) {
        boolean unsigned = move(id, Certificate.State.SIGNING, Certificate.State.ABANDONED);
        if (unsigned) {
            new Secrets(db).forget(siteId, TABLE, id);
        }
        return unsigned;
    }

    /** Gives up what was begun before an instant. */
    public void abandonBefore(Instant instant) {
        db.select(PORTAL_CERTIFICATE.ID)
                .from(PORTAL_CERTIFICATE)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.KEPT_AT.lt(instant))
                .and(PORTAL_CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                .fetch(PORTAL_CERTIFICATE.ID)
                .forEach(this::abandon);
    }

    private boolean move(UUID id, Certificate.State from, Certificate.State to) {
        return db.update(PORTAL_CERTIFICATE)
                        .set(PORTAL_CERTIFICATE.STATE, to.name())
                        .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.ID.eq(id))
                        .and(PORTAL_CERTIFICATE.STATE.eq(from.name()))
                        .execute()
                == 1;
    }

    /** Takes one back for good. */
    public void revoke(UUID id, String why, Instant now) {
        db.update(PORTAL_CERTIFICATE)
                .set(PORTAL_CERTIFICATE.STATE, Certificate.State.REVOKED.name())
                .set(PORTAL_CERTIFICATE.REVOKED_AT, now)
                .set(PORTAL_CERTIFICATE.REVOKED_WHY, why)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.ID.eq(id))
                .execute();
    }

    /** Keeps one that was taken and signed, to show from now on; the key of the one before is forgotten. */
    public void signed(Kept kept) {
        replace();
        db.update(PORTAL_CERTIFICATE)
                .set(PORTAL_CERTIFICATE.SHA256, kept.sha256())
                .set(PORTAL_CERTIFICATE.CHAIN, kept.chain())
                .set(PORTAL_CERTIFICATE.KEPT_AT, kept.keptAt())
                .set(PORTAL_CERTIFICATE.CURRENT_KEY, CURRENT)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.ID.eq(kept.id()))
                .execute();
    }

    private void replace() {
        current().ifPresent(before -> new Secrets(db).forget(siteId, TABLE, before.id()));
        db.update(PORTAL_CERTIFICATE)
                .setNull(PORTAL_CERTIFICATE.CURRENT_KEY)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.CURRENT_KEY.eq(CURRENT))
                .execute();
    }

    /** Keeps one that was made elsewhere, to show from now on; the key of the one before is forgotten. */
    public void show(Kept kept) {
        replace();
        db.insertInto(PORTAL_CERTIFICATE)
                .set(PORTAL_CERTIFICATE.ID, kept.id())
                .set(PORTAL_CERTIFICATE.SITE_ID, siteId)
                .set(PORTAL_CERTIFICATE.ORIGIN, kept.origin().name())
                .set(PORTAL_CERTIFICATE.AUTHORITY_ID, kept.authorityId().orElse(null))
                .set(PORTAL_CERTIFICATE.SERIAL, kept.serial())
                .set(PORTAL_CERTIFICATE.SHA256, kept.sha256())
                .set(PORTAL_CERTIFICATE.NOT_BEFORE, kept.validity().notBefore())
                .set(PORTAL_CERTIFICATE.NOT_AFTER, kept.validity().notAfter())
                .set(PORTAL_CERTIFICATE.CHAIN, kept.chain())
                .set(PORTAL_CERTIFICATE.KEPT_AT, kept.keptAt())
                .set(PORTAL_CERTIFICATE.CURRENT_KEY, CURRENT)
                .execute();
    }
}
