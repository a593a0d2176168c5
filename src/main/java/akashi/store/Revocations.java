package akashi.store;

import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;
import static akashi.store.tables.Tables.CERTIFICATE;

import akashi.core.site.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What the authorities of one site revoked. */
public final class Revocations {

    private final DSLContext db;
    private final UUID siteId;

    public Revocations(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The site of an authority, whichever site that is. */
    public static Optional<UUID> siteOf(DSLContext db, UUID authorityId) {
        return db.select(AUTHORITY.SITE_ID)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(authorityId))
                .fetchOptional(AUTHORITY.SITE_ID);
    }

    /** Waits for the site's turn, which this transaction then has: acts on the site follow it. */
    public void holdSite() {
        SiteVersions.lock(db, siteId);
    }

    /**
     * A certificate that was revoked.
     *
     * @param why the reason's name as RFC 5280 has it
     */
    public record Revoked(String serial, Instant at, String why) {}

    /**
     * Where a certificate is in its life.
     *
     * @param revoked when and why, where it was
     */
    public record Known(Certificate.State state, Optional<Revoked> revoked) {}

    /** What an authority revoked and what was still valid at an instant, oldest first. */
    public List<Revoked> of(UUID authorityId, Instant validAt) {
        return db.select(CERTIFICATE.SERIAL, CERTIFICATE.REVOKED_AT, CERTIFICATE.REVOKED_WHY)
                .from(CERTIFICATE)
                .where(revokedBy(authorityId), CERTIFICATE.NOT_AFTER.ge(validAt))
                .orderBy(CERTIFICATE.REVOKED_AT, CERTIFICATE.SERIAL)
                .fetch(row -> new Revoked(row.value1(), row.value2(), row.value3()));
    }

    /** How much an authority revoked after an instant. */
    public int since(UUID authorityId, Instant instant) {
        return db.fetchCount(CERTIFICATE, revokedBy(authorityId), CERTIFICATE.REVOKED_AT.gt(instant));
    }

    /** A certificate of an authority by its serial number in lower-case hex. */
    public Optional<Known> find(UUID authorityId, String serial) {
        return db.select(CERTIFICATE.STATE, CERTIFICATE.REVOKED_AT, CERTIFICATE.REVOKED_WHY)
                .from(CERTIFICATE)
                .where(CERTIFICATE.AUTHORITY_ID.eq(authorityId), CERTIFICATE.SERIAL.eq(serial))
                .and(CERTIFICATE.SITE_ID.eq(siteId))
                .fetchOptional(row -> new Known(
                        Certificate.State.valueOf(row.value1()),
                        Optional.ofNullable(row.value2()).map(at -> new Revoked(serial, at, row.value3()))));
    }

    /** How it stands with a certificate that an authority signed for another one. */
    public Optional<Certificate.State> stateOfAuthority(UUID issuerId, String serial) {
        return db.select(AUTHORITY_CERTIFICATE.STATE)
                .from(AUTHORITY_CERTIFICATE)
                .where(AUTHORITY_CERTIFICATE.ISSUER_ID.eq(issuerId), AUTHORITY_CERTIFICATE.SERIAL.eq(serial))
                .and(AUTHORITY_CERTIFICATE.SITE_ID.eq(siteId))
                .fetchOptional(row -> Certificate.State.valueOf(row.value1()));
    }

    private Condition revokedBy(UUID authorityId) {
        return CERTIFICATE
                .AUTHORITY_ID
                .eq(authorityId)
                .and(CERTIFICATE.SITE_ID.eq(siteId))
                .and(CERTIFICATE.STATE.eq(Certificate.State.REVOKED.name()));
    }
}
