package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.COMPLETION;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The certificates of completion, at most one per account, as they were issued. */
public final class Completions {

    /**
     * One of them.
     *
     * @param userName whose it is
     * @param lessons how many lessons there were
     * @param serial of the certificate, in lower-case hex
     * @param sha256 of the certificate, in lower-case hex
     * @param certificate as PEM
     * @param chain the authorities above it as PEM, the root last
     */
    public record Completion(
            UUID accountId,
            String userName,
            Instant issuedAt,
            int lessons,
            String serial,
            String sha256,
            String certificate,
            String chain) {}

    private final DSLContext db;

    public Completions(DSLContext db) {
        this.db = db;
    }

    /** That of an account. */
    public Optional<Completion> of(UUID account) {
        return one(COMPLETION.ACCOUNT_ID.eq(account));
    }

    /** When the certificate of each account was issued. */
    public Map<UUID, Instant> issued() {
        return db.select(COMPLETION.ACCOUNT_ID, COMPLETION.ISSUED_AT)
                .from(COMPLETION)
                .fetchMap(COMPLETION.ACCOUNT_ID, COMPLETION.ISSUED_AT);
    }

    /** The one with exactly these bytes. */
    public Optional<Completion> withSha256(String sha256) {
        return one(COMPLETION.SHA256.eq(sha256));
    }

    /** The one with this serial number, whatever else it says. */
    public Optional<Completion> withSerial(String serial) {
        return one(COMPLETION.SERIAL.eq(serial));
    }

    /** Keeps one; a second of the same account is refused as DUPLICATE. */
    public void insert(Completion completion) {
        db.insertInto(COMPLETION)
                .set(COMPLETION.ACCOUNT_ID, completion.accountId())
                .set(COMPLETION.ISSUED_AT, completion.issuedAt())
                .set(COMPLETION.LESSONS, completion.lessons())
                .set(COMPLETION.SERIAL, completion.serial())
                .set(COMPLETION.SHA256, completion.sha256())
                .set(COMPLETION.CERTIFICATE, completion.certificate())
                .set(COMPLETION.CHAIN, completion.chain())
                .execute();
    }

    private Optional<Completion> one(Condition which) {
        return db.select(COMPLETION.fields())
                .select(ACCOUNT.USER_NAME)
                .from(COMPLETION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(COMPLETION.ACCOUNT_ID))
                .where(which)
                .limit(1)
                .fetchOptional(row -> new Completion(
                        row.get(COMPLETION.ACCOUNT_ID),
                        row.get(ACCOUNT.USER_NAME),
                        row.get(COMPLETION.ISSUED_AT),
                        row.get(COMPLETION.LESSONS),
                        row.get(COMPLETION.SERIAL),
                        row.get(COMPLETION.SHA256),
                        row.get(COMPLETION.CERTIFICATE),
                        row.get(COMPLETION.CHAIN)));
    }
}
