package akashi.store;

import static akashi.store.tables.Tables.API_TOKEN;

import akashi.core.access.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
            Optional<Instant> expiresAt,
            Scope scope) {

        /** What it may do now: never more than its owner. */
        public Access access() {
            return scope.access()
                    .filter(limit -> account.access().covers(limit))
                    .orElse(account.access());
        }
    }

    /**
     * What a token may do at most.
     *
     * @param access the role; empty for that of the owner
     * @param readOnly whether it changes nothing
     */
    public record Scope(Optional<Access> access, boolean readOnly) {

        /** All that the owner may do. */
        public static final Scope OF_OWNER = new Scope(Optional.empty(), false);
    }

    private static final String READ = """
            select a.id, a.user_name, a.password_hash, a.access, a.lang, a.must_change, a.disabled, a.created_at,
              t.id, t.site_id, t.name, t.created_at, t.used_at, t.expires_at,
              t.access, t.read_only, a.kind, a.left_groups
            from api_token t join account a on a.id = t.account_id
              join site s on s.id = t.site_id and s.kind = 'REAL'""";
    private static final Lookup<ApiToken> ALIVE = new Lookup<>(
            READ + " where t.token_hash = ? and (t.expires_at is null or t.expires_at > ?) and not a.disabled",
            ApiTokens::token);
    private static final Lookup<ApiToken> OF_ACCOUNT =
            new Lookup<>(READ + " where t.account_id = ? order by t.created_at", ApiTokens::token);

    private final DSLContext db;

    public ApiTokens(DSLContext db) {
        this.db = db;
    }

    /** Keeps a token of an account; without an end it lasts until it is withdrawn. */
    public UUID insert(String token, UUID accountId, UUID siteId, String name, Instant now, Optional<Instant> expires) {
        return insert(token, accountId, siteId, name, now, expires, Scope.OF_OWNER);
    }

    /** Keeps a token of an account that may do no more than this. */
    public UUID insert(
            String token,
            UUID accountId,
            UUID siteId,
            String name,
            Instant now,
            Optional<Instant> expires,
            Scope scope) {
        UUID id = UUID.randomUUID();
        db.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, id)
                .set(API_TOKEN.TOKEN_HASH, Digests.sha256(token))
                .set(API_TOKEN.ACCOUNT_ID, accountId)
                .set(API_TOKEN.SITE_ID, siteId)
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.CREATED_AT, now)
                .set(API_TOKEN.EXPIRES_AT, expires.orElse(null))
                .set(API_TOKEN.ACCESS, scope.access().map(Enum::name).orElse(null))
                .set(API_TOKEN.READ_ONLY, scope.readOnly())
                .execute();
        return id;
    }

    /** The token of the real site with its account, in one statement, while neither is at its end. */
    public Optional<ApiToken> find(String token, Instant now) {
        return ALIVE.first(db, Digests.sha256(token), new InstantConverter().to(now));
    }

    /** All tokens of an account. */
    public List<ApiToken> of(UUID accountId) {
        return OF_ACCOUNT.all(db, accountId);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getObject(1, UUID.class),
                row.getString(2),
                Account.Kind.valueOf(row.getString(17)),
                Optional.ofNullable(row.getString(3)),
                Access.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(18),
                Lookup.instant(row, 8));
        return new ApiToken(
                row.getObject(9, UUID.class),
                account,
                row.getObject(10, UUID.class),
                row.getString(11),
                Lookup.instant(row, 12),
                Optional.ofNullable(Lookup.instant(row, 13)),
                Optional.ofNullable(Lookup.instant(row, 14)),
                new Scope(Optional.ofNullable(row.getString(15)).map(Access::valueOf), row.getBoolean(16)));
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
