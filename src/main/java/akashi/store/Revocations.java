package akashi.store;

import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.PORTAL_CERTIFICATE;
import static akashi.store.tables.Tables.SITE;

import akashi.core.site.Certificate;
import akashi.core.site.Site;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What the authorities of one site revoked. */
public final class Revocations {

    /** Lists of ten thousand are made from it. */
    private static final Lookup<Revoked> REVOKED = new Lookup<>(
            "select serial, revoked_at, revoked_why from certificate"
                    + " where authority_id = ? and site_id = ? and state = 'REVOKED'"
                    + " and not_after >= ? and revoked_at > ?",
            row -> new Revoked(row.getString(1), Lookup.instant(row, 2), row.getString(3)));

    private static final Lookup<Integer> COUNT = new Lookup<>(
            "select count(*) from certificate"
                    + " where authority_id = ? and site_id = ? and state = 'REVOKED'"
                    + " and not_after >= ? and revoked_at <= ?",
            row -> row.getInt(1));

    private static final Lookup<Known> KNOWN = new Lookup<>(
            "select state, serial, revoked_why, revoked_at from certificate"
                    + " where authority_id = ? and serial = ? and site_id = ?",
            row -> new Known(
                    Certificate.State.valueOf(row.getString(1)),
                    row.getObject(4) == null
                            ? Optional.empty()
                            : Optional.of(new Revoked(row.getString(2), Lookup.instant(row, 4), row.getString(3)))));

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
                .join(SITE)
                .on(SITE.ID.eq(AUTHORITY.SITE_ID), SITE.KIND.eq(Site.Kind.REAL.name()))
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

    /**
     * What an authority revoked after an instant, oldest first: servers' certificates that were still valid at another
     * one, and whatever it signed for other authorities.
     */
    public List<Revoked> of(UUID authorityId, Instant validAt, Instant after) {
        List<Revoked> all = new ArrayList<>(REVOKED.all(db, authorityId, siteId, sent(validAt), sent(after)));
        below(authorityId, after).forEach(all::add);
        all.sort(Comparator.comparing(Revoked::at).thenComparing(Revoked::serial));
        return all;
    }

    /** How many {@link #of} answers up to an instant. */
    public int count(UUID authorityId, Instant validAt, Instant until) {
        int certificates =
                COUNT.first(db, authorityId, siteId, sent(validAt), sent(until)).orElse(0);
        return certificates
                + (int) below(authorityId, Instant.EPOCH)
                        .filter(revoked -> !revoked.at().isAfter(until))
                        .count();
    }

    private Stream<Revoked> below(UUID authorityId, Instant after) {
        Stream<Known> portal = ofPortal(PORTAL_CERTIFICATE.AUTHORITY_ID.eq(authorityId));
        return Stream.concat(authorities(authorityId).stream().map(Below::revoked), portal.map(Known::revoked))
                .flatMap(Optional::stream)
                .filter(revoked -> revoked.at().isAfter(after));
    }

    private static Object sent(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** How much an authority revoked after an instant. */
    public int since(UUID authorityId, Instant instant) {
        long below = below(authorityId, instant).count();
        return (int) below + db.fetchCount(CERTIFICATE, revokedBy(authorityId), CERTIFICATE.REVOKED_AT.gt(instant));
    }

    /** A certificate of an authority by its serial number in lower-case hex. */
    public Optional<Known> find(UUID authorityId, String serial) {
        return KNOWN.first(db, authorityId, serial, siteId)
                .or(() -> authorities(authorityId).stream()
                        .filter(each -> each.serial().equals(serial))
                        .findFirst()
                        .map(each -> new Known(each.state(), each.revoked())))
                .or(() -> ofPortal(PORTAL_CERTIFICATE
                                .AUTHORITY_ID
                                .eq(authorityId)
                                .and(PORTAL_CERTIFICATE.SERIAL.eq(serial)))
                        .findFirst());
    }

    /** What was signed, or begun, for the portal itself. */
    private Stream<Known> ofPortal(Condition which) {
        return db
                .selectFrom(PORTAL_CERTIFICATE)
                .where(which, PORTAL_CERTIFICATE.SITE_ID.eq(siteId))
                .fetch(row -> new Known(
                        Certificate.State.valueOf(row.getState()),
                        Optional.ofNullable(row.getRevokedAt())
                                .map(at -> new Revoked(row.getSerial(), at, row.getRevokedWhy()))))
                .stream();
    }

    /**
     * A certificate that an authority signed, or began to sign, for another authority.
     *
     * @param authorityId the other authority, which may never have come to be
     * @param der {@code null} where no signed certificate was kept
     */
    public record Below(
            UUID authorityId,
            SignedAuthorities.Purpose purpose,
            String serial,
            Certificate.State state,
            Optional<Revoked> revoked,
            byte[] der,
            Instant begunAt) {}

    /** Everything that an authority signed, or began to sign, for other authorities, oldest first. */
    public List<Below> authorities(UUID issuerId) {
        return db.selectFrom(AUTHORITY_CERTIFICATE)
                .where(below(issuerId))
                .orderBy(AUTHORITY_CERTIFICATE.BEGUN_AT, AUTHORITY_CERTIFICATE.ID)
                .fetch(row -> new Below(
                        row.getAuthorityId(),
                        SignedAuthorities.Purpose.valueOf(row.getPurpose()),
                        row.getSerial(),
                        Certificate.State.valueOf(row.getState()),
                        Optional.ofNullable(row.getRevokedAt())
                                .map(at -> new Revoked(row.getSerial(), at, row.getRevokedWhy())),
                        row.getCertificate(),
                        row.getBegunAt()));
    }

    /** Revokes what an authority signed for another one. */
    public void revokeBelow(UUID issuerId, String serial, String why, Instant now) {
        db.update(AUTHORITY_CERTIFICATE)
                .set(AUTHORITY_CERTIFICATE.STATE, Certificate.State.REVOKED.name())
                .set(AUTHORITY_CERTIFICATE.REVOKED_AT, now)
                .set(AUTHORITY_CERTIFICATE.REVOKED_WHY, why)
                .where(below(issuerId), AUTHORITY_CERTIFICATE.SERIAL.eq(serial))
                .execute();
    }

    private Condition below(UUID issuerId) {
        return AUTHORITY_CERTIFICATE.ISSUER_ID.eq(issuerId).and(AUTHORITY_CERTIFICATE.SITE_ID.eq(siteId));
    }

    private Condition revokedBy(UUID authorityId) {
        return CERTIFICATE
                .AUTHORITY_ID
                .eq(authorityId)
                .and(CERTIFICATE.SITE_ID.eq(siteId))
                .and(CERTIFICATE.STATE.eq(Certificate.State.REVOKED.name()));
    }
}
