package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE_REQUEST;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** What was asked for at authorities elsewhere, beside the certificates that it led to. */
public final class CertificateRequests {

    private final DSLContext db;
    private final UUID siteId;

    public CertificateRequests(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * A request.
     *
     * @param request its bytes, where the portal was given them
     */
    public record Asked(UUID certificateId, String by, Optional<byte[]> request) {}

    /** Keeps a request. */
    public void insert(Asked asked) {
        db.insertInto(CERTIFICATE_REQUEST)
                .set(CERTIFICATE_REQUEST.CERTIFICATE_ID, asked.certificateId())
                .set(CERTIFICATE_REQUEST.SITE_ID, siteId)
                .set(CERTIFICATE_REQUEST.ASKED_BY, asked.by())
                .set(CERTIFICATE_REQUEST.REQUEST, asked.request().orElse(null))
                .execute();
    }

    /** Keeps the bytes that the computer made. */
    public void keep(UUID certificateId, byte[] request) {
        db.update(CERTIFICATE_REQUEST)
                .set(CERTIFICATE_REQUEST.REQUEST, request)
                .where(CERTIFICATE_REQUEST.CERTIFICATE_ID.eq(certificateId), CERTIFICATE_REQUEST.SITE_ID.eq(siteId))
                .execute();
    }

    /** The request that led to a certificate. */
    public Optional<Asked> find(UUID certificateId) {
        return db.selectFrom(CERTIFICATE_REQUEST)
                .where(CERTIFICATE_REQUEST.CERTIFICATE_ID.eq(certificateId), CERTIFICATE_REQUEST.SITE_ID.eq(siteId))
                .fetchOptional(row ->
                        new Asked(row.getCertificateId(), row.getAskedBy(), Optional.ofNullable(row.getRequest())));
    }

    /** The bytes of many requests by their certificates, where the portal was given them, in one statement. */
    public Map<UUID, byte[]> bytes(List<UUID> certificateIds) {
        return db.select(CERTIFICATE_REQUEST.CERTIFICATE_ID, CERTIFICATE_REQUEST.REQUEST)
                .from(CERTIFICATE_REQUEST)
                .where(CERTIFICATE_REQUEST.SITE_ID.eq(siteId), CERTIFICATE_REQUEST.CERTIFICATE_ID.in(certificateIds))
                .and(CERTIFICATE_REQUEST.REQUEST.isNotNull())
                .fetchMap(CERTIFICATE_REQUEST.CERTIFICATE_ID, CERTIFICATE_REQUEST.REQUEST);
    }

    /** The certificates of the site that were asked for. */
    public Set<UUID> all() {
        return db.select(CERTIFICATE_REQUEST.CERTIFICATE_ID)
                .from(CERTIFICATE_REQUEST)
                .where(CERTIFICATE_REQUEST.SITE_ID.eq(siteId))
                .fetchSet(CERTIFICATE_REQUEST.CERTIFICATE_ID);
    }
}
