package akashi.store;

import static akashi.store.tables.Tables.RECEIPT;

import akashi.store.tables.tables.records.ReceiptRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What install and check scripts reported to one site, kept word for word. */
public final class Receipts {

    /**
     * A report as it came.
     *
     * @param kind what the script did
     * @param body the JSON, unchanged
     */
    public record Receipt(
            UUID id, Optional<UUID> computerId, String kind, String body, Instant receivedAt, String receivedBy) {}

    private final DSLContext db;
    private final UUID siteId;

    public Receipts(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Keeps a receipt. */
    public void insert(Receipt receipt) {
        db.insertInto(RECEIPT)
                .set(RECEIPT.ID, receipt.id())
                .set(RECEIPT.SITE_ID, siteId)
                .set(RECEIPT.COMPUTER_ID, receipt.computerId().orElse(null))
                .set(RECEIPT.KIND, receipt.kind())
                .set(RECEIPT.BODY, receipt.body())
                .set(RECEIPT.RECEIVED_AT, receipt.receivedAt())
                .set(RECEIPT.RECEIVED_BY, receipt.receivedBy())
                .execute();
    }

    /** The receipt of the kind that says the very same of the computer, or of a client, word for word, if any. */
    public Optional<Receipt> same(Optional<UUID> computerId, String kind, String body) {
        return db.selectFrom(RECEIPT)
                .where(RECEIPT.SITE_ID.eq(siteId), RECEIPT.KIND.eq(kind), RECEIPT.BODY.eq(body))
                .and(computerId.map(RECEIPT.COMPUTER_ID::eq).orElseGet(RECEIPT.COMPUTER_ID::isNull))
                .orderBy(RECEIPT.RECEIVED_AT)
                .limit(1)
                .fetchOptional(Receipts::receipt);
    }

    /** The newest receipts of a computer. */
    public List<Receipt> of(UUID computerId, int limit) {
        return db.selectFrom(RECEIPT)
                .where(RECEIPT.SITE_ID.eq(siteId), RECEIPT.COMPUTER_ID.eq(computerId))
                .orderBy(RECEIPT.RECEIVED_AT.desc(), RECEIPT.ID)
                .limit(limit)
                .fetch(Receipts::receipt);
    }

    private static Receipt receipt(ReceiptRecord row) {
        return new Receipt(
                row.getId(),
                Optional.ofNullable(row.getComputerId()),
                row.getKind(),
                row.getBody(),
                row.getReceivedAt(),
                row.getReceivedBy());
    }
}
