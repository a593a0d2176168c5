package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.API_TOKEN;
import static akashi.store.tables.Tables.SITE;

import akashi.core.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The tokens with which scripts use the API. They are found by their hash; the token itself is never kept. */
public final class ApiTokens {

    /** A token as its owner sees it in a list. */
    public record ApiToken(
            UUID id,
            Account account,
            UUID siteId,
            String name,
            Instant createdAt,
            Optional<Instant> usedAt,
            Optional<Instant> expiresAt) {}

    private final DSLContext db;

    public ApiTokens(DSLContext db) {
        this.db = db;
    }

    /** Keeps a token of an account; without an end it lasts until it is withdrawn. */
    public UUID insert(String token, UUID accountId, UUID siteId, String name, Instant now, Optional<Instant> expires) {
        UUID id = UUID.randomUUID();
        db.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, id)
                .set(API_TOKEN.TOKEN_HASH, Digests.sha256(token))
                .set(API_TOKEN.ACCOUNT_ID, accountId)
                .set(API_TOKEN.SITE_ID, siteId)
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.CREATED_AT, now)
                .set(API_TOKEN.EXPIRES_AT, expires.orElse(null))
                .execute();
        return id;
    }

    /** The token of the real site with its account, in one statement, while neither is at its end. */
    public Optional<ApiToken> find(String token, Instant now) {
        Condition alive = API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now));
        return with(API_TOKEN.TOKEN_HASH.eq(Digests.sha256(token)).and(alive).and(ACCOUNT.DISABLED.isFalse())).stream()
                .findFirst();
    }

    /** All tokens of an account. */
    public List<ApiToken> of(UUID accountId) {
        return with(API_TOKEN.ACCOUNT_ID.eq(accountId));
    }

    private List<ApiToken> with(Condition condition) {
        return db.select(API_TOKEN.fields())
                .select(ACCOUNT.fields())
                .from(API_TOKEN)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(API_TOKEN.ACCOUNT_ID))
                .join(SITE)
                .on(SITE.ID.eq(API_TOKEN.SITE_ID), SITE.KIND.eq(Site.Kind.REAL.name()))
                .where(condition)
                .orderBy(API_TOKEN.CREATED_AT)
                .fetch(row -> new ApiToken(
                        row.get(API_TOKEN.ID),
                        Accounts.account(row.into(ACCOUNT)),
                        row.get(API_TOKEN.SITE_ID),
                        row.get(API_TOKEN.NAME),
                        row.get(API_TOKEN.CREATED_AT),
                        Optional.ofNullable(row.get(API_TOKEN.USED_AT)),
                        Optional.ofNullable(row.get(API_TOKEN.EXPIRES_AT))));
    }

    /** Notes that a token was used; at most once a minute, so that busy scripts do not write on every call. */
    public void used(UUID id, Instant now) {
        db.update(API_TOKEN)
                .set(API_TOKEN.USED_AT, now)
                .where(API_TOKEN.ID.eq(id))
                .and(DSL.or(API_TOKEN.USED_AT.isNull(), API_TOKEN.USED_AT.lt(now.minusSeconds(60))))
                .execute();
    }

    /** Withdraws a token. */
    public void delete(UUID id) {
        db.deleteFrom(API_TOKEN).where(API_TOKEN.ID.eq(id)).execute();
    }
}
