package akashi.store;

import static akashi.store.tables.Tables.PORTAL_CERTIFICATE;

import akashi.core.site.Validity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The certificates that the portal of a site shows over HTTPS: one at a time, older ones stay known. Their private keys
 * lie sealed in {@link Secrets}. All portals of one database show the same.
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

    /** Keeps one to show from now on; the key of the one before is forgotten. */
    public void show(Kept kept) {
        current().ifPresent(before -> new Secrets(db).forget(siteId, TABLE, before.id()));
        db.update(PORTAL_CERTIFICATE)
                .setNull(PORTAL_CERTIFICATE.CURRENT_KEY)
                .where(PORTAL_CERTIFICATE.SITE_ID.eq(siteId), PORTAL_CERTIFICATE.CURRENT_KEY.eq(CURRENT))
                .execute();
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
