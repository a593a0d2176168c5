package akashi.store;

import static akashi.store.tables.Tables.REVOCATION_LIST;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The newest list of what each authority of one site revoked. */
public final class RevocationLists {

    private final DSLContext db;
    private final UUID siteId;

    public RevocationLists(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * What a list says of itself.
     *
     * @param issuedAt revocations up to then are in it
     * @param nextUpdate from then on verifiers refuse it
     */
    public record Head(long number, Instant issuedAt, Instant nextUpdate, int revoked) {}

    /** The newest list of an authority, without its bytes. */
    public Optional<Head> find(UUID authorityId) {
        return db.select(
                        REVOCATION_LIST.NUMBER,
                        REVOCATION_LIST.ISSUED_AT,
                        REVOCATION_LIST.NEXT_UPDATE_AT,
                        REVOCATION_LIST.REVOKED_COUNT)
                .from(REVOCATION_LIST)
                .where(REVOCATION_LIST.AUTHORITY_ID.eq(authorityId), REVOCATION_LIST.SITE_ID.eq(siteId))
                .fetchOptional(row -> new Head(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** The newest list of every authority that has one, without their bytes. */
    public Map<UUID, Head> heads() {
        return db.select(
                        REVOCATION_LIST.AUTHORITY_ID,
                        REVOCATION_LIST.NUMBER,
                        REVOCATION_LIST.ISSUED_AT,
                        REVOCATION_LIST.NEXT_UPDATE_AT,
                        REVOCATION_LIST.REVOKED_COUNT)
                .from(REVOCATION_LIST)
                .where(REVOCATION_LIST.SITE_ID.eq(siteId))
                .fetchMap(
                        REVOCATION_LIST.AUTHORITY_ID,
                        row -> new Head(row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** The newest list of an authority as DER. */
    public Optional<byte[]> content(UUID authorityId) {
        return db.select(REVOCATION_LIST.CONTENT)
                .from(REVOCATION_LIST)
                .where(REVOCATION_LIST.AUTHORITY_ID.eq(authorityId), REVOCATION_LIST.SITE_ID.eq(siteId))
                .fetchOptional(REVOCATION_LIST.CONTENT);
    }

    /** Keeps a list in place of the one before it. */
    public void put(UUID authorityId, Head head, byte[] der) {
        db.deleteFrom(REVOCATION_LIST)
                .where(REVOCATION_LIST.AUTHORITY_ID.eq(authorityId), REVOCATION_LIST.SITE_ID.eq(siteId))
                .execute();
        var row = db.newRecord(REVOCATION_LIST);
        row.setAuthorityId(authorityId);
        row.setSiteId(siteId);
        row.setNumber(head.number());
        row.setIssuedAt(head.issuedAt());
        row.setNextUpdateAt(head.nextUpdate());
        row.setRevokedCount(head.revoked());
        row.setContent(der);
        row.insert();
    }
}
