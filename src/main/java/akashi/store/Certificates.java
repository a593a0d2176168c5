package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.CERTIFICATE_NAME;
import static akashi.store.tables.Tables.CERTIFICATE_SLOT;

import akashi.core.site.Certificate;
import akashi.store.tables.tables.records.CertificateRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableRecord;

/**
 * The certificates of one site, public part only. An issuer's serial number is unique: a second one is refused as
 * DUPLICATE. Kept private keys lie sealed in {@link Secrets}.
 */
public final class Certificates {

    private static final Lookup<Optional<byte[]>> DER = new Lookup<>(
            "select certificate from certificate where id = ? and site_id = ?",
            row -> Optional.ofNullable(row.getBytes(1)));

    private static final Change MOVE =
            new Change("update certificate set state = ? where id = ? and site_id = ? and state = ?");
    private static final Change BECOME = new Change("update certificate set state = ? where id = ? and site_id = ?");

    private final DSLContext db;
    private final UUID siteId;

    public Certificates(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** All certificates but those given up, by time of issue, without their bytes; three statements. */
    public List<Certificate> all() {
        CertificateRows rows = CertificateRows.read(db, siteId);
        return db.select(Columns.without(CERTIFICATE, CERTIFICATE.CERTIFICATE_))
                .from(CERTIFICATE)
                .where(CERTIFICATE.SITE_ID.eq(siteId))
                .and(CERTIFICATE.STATE.ne(Certificate.State.ABANDONED.name()))
                .orderBy(CERTIFICATE.ISSUED_AT, CERTIFICATE.ID)
                .fetch(row -> rows.certificate(row.into(CERTIFICATE)));
    }

    /** Those that were given up before they were signed, as far as is known: their serial numbers were begun. */
    public List<Certificate> givenUp() {
        return some(db.select(CERTIFICATE.ID)
                .from(CERTIFICATE)
                .where(CERTIFICATE.SITE_ID.eq(siteId), CERTIFICATE.STATE.eq(Certificate.State.ABANDONED.name()))
                .fetch(CERTIFICATE.ID));
    }

    /** Some certificates, in three statements. */
    public List<Certificate> some(Collection<UUID> ids) {
        CertificateRows parts = CertificateRows.read(db, siteId, ids);
        return db.selectFrom(CERTIFICATE)
                .where(CERTIFICATE.SITE_ID.eq(siteId), CERTIFICATE.ID.in(ids))
                .orderBy(CERTIFICATE.ID)
                .fetch(parts::certificate);
    }

    /** The certificate as DER, once it is signed. */
    public Optional<byte[]> der(UUID id) {
        return DER.first(db, id, siteId).flatMap(found -> found);
    }

    /** Many certificates as DER, by id, in one statement. */
    public Map<UUID, byte[]> ders(List<UUID> ids) {
        return db.select(CERTIFICATE.ID, CERTIFICATE.CERTIFICATE_)
                .from(CERTIFICATE)
                .where(CERTIFICATE.SITE_ID.eq(siteId), CERTIFICATE.ID.in(ids), CERTIFICATE.CERTIFICATE_.isNotNull())
                .fetchMap(CERTIFICATE.ID, CERTIFICATE.CERTIFICATE_);
    }

    /**
     * Adds a certificate.
     *
     * @param issuer the issuer's distinguished name as RFC 2253 text
     * @param der its bytes, {@code null} while it is not signed
     */
    public void insert(Certificate certificate, String issuer, byte[] der) {
        CertificateRecord row = db.newRecord(CERTIFICATE);
        row.setId(certificate.id());
        row.setSiteId(siteId);
        row.setIssuer(issuer);
        row.setIssuerKey(Digests.sha256(issuer));
        row.setKeyElsewhere(certificate.keyElsewhere()); // where a key was made never changes
        CertificateRows.fill(row, certificate, der);
        List<TableRecord<?>> rows = new ArrayList<>(List.of(row));
        rows.addAll(CertificateRows.parts(siteId, certificate));
        Rows.insert(db, rows);
    }

    /** Replaces what is known of a certificate, its bytes too unless {@code der} is {@code null}. */
    public void update(Certificate certificate, byte[] der) {
        signed(certificate, der);
        db.deleteFrom(CERTIFICATE_SLOT)
                .where(CERTIFICATE_SLOT.CERTIFICATE_ID.eq(certificate.id()), CERTIFICATE_SLOT.SITE_ID.eq(siteId))
                .execute();
        db.deleteFrom(CERTIFICATE_NAME)
                .where(CERTIFICATE_NAME.CERTIFICATE_ID.eq(certificate.id()), CERTIFICATE_NAME.SITE_ID.eq(siteId))
                .execute();
        Rows.insert(db, CertificateRows.parts(siteId, certificate));
    }

    /** Fills in what was signed: slots and names are those of the row that was reserved for it. */
    public void signed(Certificate certificate, byte[] der) {
        CertificateRows.update(db, siteId, certificate, der);
    }

    /** Fills in what was asked for, now that its certificate has come from its issuer. */
    public void answered(Certificate certificate, String issuer, byte[] der) {
        db.update(CERTIFICATE)
                .set(CERTIFICATE.ISSUER, issuer)
                .set(CERTIFICATE.ISSUER_KEY, Digests.sha256(issuer))
                .where(CERTIFICATE.ID.eq(certificate.id()), CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
        update(certificate, der);
    }

    /** Moves a certificate on in its life. */
    public void become(UUID id, Certificate.State state) {
        BECOME.run(db, state.name(), id, siteId);
    }

    /** Moves a certificate on from one state; false where it is in another one. */
    public boolean move(UUID id, Certificate.State from, Certificate.State to) {
        return MOVE.run(db, to.name(), id, siteId, from.name()) == 1;
    }

    /** Gives up every certificate, of whatever site, whose signature was begun before the instant and never came. */
    public static List<UUID> abandonSigning(DSLContext db, Instant before) {
        List<UUID> left = db.select(CERTIFICATE.ID)
                .from(CERTIFICATE)
                .where(CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                .and(CERTIFICATE.ISSUED_AT.lt(before))
                .fetch(CERTIFICATE.ID);
        db.update(CERTIFICATE)
                .set(CERTIFICATE.STATE, Certificate.State.ABANDONED.name())
                .set(CERTIFICATE.KEY_KEPT, false)
                .setNull(CERTIFICATE.THUMBPRINT)
                .where(CERTIFICATE.ID.in(left), CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                .execute();
        return left;
    }

    /** Gives up one certificate, of whatever site, that waits for its signature; false where it does not. */
    public static boolean abandonSigning(DSLContext db, UUID id) {
        return db.update(CERTIFICATE)
                        .set(CERTIFICATE.STATE, Certificate.State.ABANDONED.name())
                        .set(CERTIFICATE.KEY_KEPT, false)
                        .setNull(CERTIFICATE.THUMBPRINT)
                        .where(CERTIFICATE.ID.eq(id), CERTIFICATE.STATE.eq(Certificate.State.SIGNING.name()))
                        .execute()
                == 1;
    }

    /** When and why a certificate was revoked, where it was; the reason's name as RFC 5280 has it. */
    public Optional<Map.Entry<Instant, String>> revocation(UUID id) {
        return db.select(CERTIFICATE.REVOKED_AT, CERTIFICATE.REVOKED_WHY)
                .from(CERTIFICATE)
                .where(CERTIFICATE.ID.eq(id), CERTIFICATE.SITE_ID.eq(siteId), CERTIFICATE.REVOKED_AT.isNotNull())
                .fetchOptional(row -> Map.entry(row.value1(), row.value2()));
    }

    /** Revokes a certificate, with the reason's name as RFC 5280 has it. */
    public void revoke(UUID id, String why, Instant now) {
        db.update(CERTIFICATE)
                .set(CERTIFICATE.STATE, Certificate.State.REVOKED.name())
                .set(CERTIFICATE.REVOKED_AT, now)
                .set(CERTIFICATE.REVOKED_WHY, why)
                .where(CERTIFICATE.ID.eq(id), CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
    }

    /** Remembers whether the portal still holds the private key. */
    public void keyKept(UUID id, boolean kept) {
        db.update(CERTIFICATE)
                .set(CERTIFICATE.KEY_KEPT, kept)
                .where(CERTIFICATE.ID.eq(id), CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
    }
}
