package akashi.store;

import static akashi.store.tables.Tables.OCSP_SIGNER;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The certificates with which the authorities of one site name who answers for them. A serial number that was begun
 * stays known. Their private keys lie sealed in {@link Secrets}.
 */
public final class OcspSigners {

    /** The table, as owner of a key. */
    public static final String TABLE = "ocsp_signer";

    private static final String SIGNING = "SIGNING";
    private static final String SIGNED = "SIGNED";

    private final DSLContext db;
    private final UUID siteId;

    public OcspSigners(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** A signer without its certificate. */
    public record Head(UUID id, UUID authorityId, String serial, Instant begunAt, Instant endsAt) {}

    /** Keeps what is about to be signed. */
    public void begin(Head head) {
        var row = db.newRecord(OCSP_SIGNER);
        row.setId(head.id());
        row.setSiteId(siteId);
        row.setAuthorityId(head.authorityId());
        row.setSerial(head.serial());
        row.setState(SIGNING);
        row.setBegunAt(head.begunAt());
        row.setEndsAt(head.endsAt());
        row.insert();
    }

    /** Keeps what was signed; false where it was signed already. */
    public boolean signed(UUID id, byte[] der) {
        return db.update(OCSP_SIGNER)
                        .set(OCSP_SIGNER.STATE, SIGNED)
                        .set(OCSP_SIGNER.CERTIFICATE, der)
                        .where(OCSP_SIGNER.ID.eq(id), OCSP_SIGNER.SITE_ID.eq(siteId))
                        .and(OCSP_SIGNER.STATE.eq(SIGNING))
                        .execute()
                == 1;
    }

    /** The signed one of an authority that lasts longest. */
    public Optional<Head> latest(UUID authorityId) {
        return db.selectFrom(OCSP_SIGNER)
                .where(OCSP_SIGNER.AUTHORITY_ID.eq(authorityId), OCSP_SIGNER.SITE_ID.eq(siteId))
                .and(OCSP_SIGNER.STATE.eq(SIGNED))
                .orderBy(OCSP_SIGNER.ENDS_AT.desc(), OCSP_SIGNER.ID)
                .limit(1)
                .fetchOptional(row -> new Head(
                        row.getId(), row.getAuthorityId(), row.getSerial(), row.getBegunAt(), row.getEndsAt()));
    }

    /** A certificate as DER. */
    public Optional<byte[]> der(UUID id) {
        return db.select(OCSP_SIGNER.CERTIFICATE)
                .from(OCSP_SIGNER)
                .where(OCSP_SIGNER.ID.eq(id), OCSP_SIGNER.SITE_ID.eq(siteId))
                .fetchOptional(OCSP_SIGNER.CERTIFICATE);
    }
}
