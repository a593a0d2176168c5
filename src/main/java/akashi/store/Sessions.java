package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.SESSION;
import static akashi.store.tables.Tables.SITE;

import akashi.core.access.Access;
import akashi.core.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Sessions of signed-in browsers. Tokens are found by their hash; the token itself is never kept. */
public final class Sessions {

    private static final Lookup<Session> LOOKUP = new Lookup<>("""
            select a.id, a.user_name, a.password_hash, a.access, a.lang, a.must_change, a.disabled, a.created_at,
              s.site_id, s.created_at, s.seen_at, s.expires_at, s.origin, t.kind, t.owner_id, s.awaits, s.token_hash,
              a.kind, a.left_groups
            from session s join account a on a.id = s.account_id join site t on t.id = s.site_id
            where s.token_hash = ? and s.expires_at > ? and not a.disabled""", Sessions::session);

    private final DSLContext db;

    public Sessions(DSLContext db) {
        this.db = db;
    }

    /** Opens a session for an account on a site. */
    public void open(String token, UUID accountId, UUID siteId, String origin, Instant now, Instant expires) {
        open(token, accountId, siteId, origin, now, expires, Optional.empty());
    }

    /** Opens a session that may still wait for something. */
    public void open(
            String token,
            UUID accountId,
            UUID siteId,
            String origin,
            Instant now,
            Instant expires,
            Optional<Session.Awaits> awaits) {
        db.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, Digests.sha256(token))
                .set(SESSION.ACCOUNT_ID, accountId)
                .set(SESSION.SITE_ID, siteId)
                .set(SESSION.CREATED_AT, now)
                .set(SESSION.SEEN_AT, now)
                .set(SESSION.EXPIRES_AT, expires)
                .set(SESSION.ORIGIN, origin)
                .set(SESSION.AWAITS, awaits.map(Enum::name).orElse(null))
                .execute();
    }

    /** The session of a token with its account, in one statement, while neither is at its end. */
    public Optional<Session> find(String token, Instant now) {
        return LOOKUP.first(db, Digests.sha256(token), new InstantConverter().to(now));
    }

    /** The sessions of an account that still count and open something, newest first. */
    public List<Session> of(UUID accountId, Instant now) {
        return db.select(SESSION.fields())
                .select(ACCOUNT.fields())
                .select(SITE.KIND, SITE.OWNER_ID)
                .from(SESSION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
                .join(SITE)
                .on(SITE.ID.eq(SESSION.SITE_ID))
                .where(SESSION.ACCOUNT_ID.eq(accountId))
                .and(SESSION.EXPIRES_AT.gt(now))
                .and(ACCOUNT.DISABLED.isFalse())
                .and(SESSION.AWAITS.isNull())
                .orderBy(SESSION.CREATED_AT.desc())
                .fetch(row -> new Session(
                        named(row.get(SESSION.TOKEN_HASH)),
                        Accounts.account(row.into(ACCOUNT)),
                        row.get(SESSION.SITE_ID),
                        Site.Kind.valueOf(row.get(SITE.KIND)),
                        Optional.ofNullable(row.get(SITE.OWNER_ID)),
                        row.get(SESSION.CREATED_AT),
                        row.get(SESSION.SEEN_AT),
                        row.get(SESSION.EXPIRES_AT),
                        row.get(SESSION.ORIGIN),
                        Optional.empty()));
    }

    private static Session session(ResultSet row) throws SQLException {
        Account account = new Account(
                row.getObject(1, UUID.class),
                row.getString(2),
                Account.Kind.valueOf(row.getString(18)),
                Optional.ofNullable(row.getString(3)),
                Access.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getBoolean(19),
                Lookup.instant(row, 8));
        return new Session(
                named(row.getString(17)),
                account,
                row.getObject(9, UUID.class),
                Site.Kind.valueOf(row.getString(14)),
                Optional.ofNullable(row.getObject(15, UUID.class)),
                Lookup.instant(row, 10),
                Lookup.instant(row, 11),
                Lookup.instant(row, 12),
                row.getString(13),
                Optional.ofNullable(row.getString(16)).map(Session.Awaits::valueOf));
    }

    /** Notes that a session was used, and how long it lasts from now. */
    public void seen(String token, Instant now, Instant expires) {
        db.update(SESSION)
                .set(SESSION.SEEN_AT, now)
                .set(SESSION.EXPIRES_AT, expires)
                .where(SESSION.TOKEN_HASH.eq(Digests.sha256(token)))
                .execute();
    }

    /** Moves a session to another site: the real one or the learner's sandbox. */
    public void moveTo(String token, UUID siteId) {
        db.update(SESSION)
                .set(SESSION.SITE_ID, siteId)
                .where(SESSION.TOKEN_HASH.eq(Digests.sha256(token)))
                .execute();
    }

    /** Ends every session on a site, before the site goes: nobody finds himself on another one unawares. */
    void endAllOn(UUID siteId) {
        db.deleteFrom(SESSION).where(SESSION.SITE_ID.eq(siteId)).execute();
    }

    /** Ends one session. */
    public void end(String token) {
        db.deleteFrom(SESSION)
                .where(SESSION.TOKEN_HASH.eq(Digests.sha256(token)))
                .execute();
    }

    /** The name of the session of a token. */
    public static UUID idOf(String token) {
        return named(Digests.sha256(token));
    }

    /** The first half of the hash: enough to tell sessions apart, and no way back to the token. */
    private static UUID named(String hash) {
        return new UUID(
                Long.parseUnsignedLong(hash.substring(0, 16), 16), Long.parseUnsignedLong(hash.substring(16, 32), 16));
    }

    private static Condition is(UUID id) {
        return SESSION.TOKEN_HASH.startsWith(id.toString().replace("-", ""));
    }

    /** Ends one session of an account; answers how many there were. */
    public int end(UUID accountId, UUID id) {
        return db.deleteFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(accountId), is(id))
                .execute();
    }

    /** Ends all sessions of an account but one, where one is named; answers how many there were. */
    public int endOthersOf(UUID accountId, Optional<UUID> but) {
        return db.deleteFrom(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(accountId))
                .and(but.map(id -> DSL.not(is(id))).orElse(DSL.noCondition()))
                .execute();
    }

    /** Ends all sessions of an account: password changed, account disabled. */
    public void endAllOf(UUID accountId) {
        db.deleteFrom(SESSION).where(SESSION.ACCOUNT_ID.eq(accountId)).execute();
    }

    /** Whoever was to set up a second factor first has one now: sessions that waited for it wait for its code. */
    public void awaitCode(UUID accountId) {
        db.update(SESSION)
                .set(SESSION.AWAITS, Session.Awaits.CODE.name())
                .where(SESSION.ACCOUNT_ID.eq(accountId), SESSION.AWAITS.eq(Session.Awaits.FACTOR.name()))
                .execute();
    }

    /** Forgets sessions that are over. */
    public int forgetEnded(Instant now) {
        return db.deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(now)).execute();
    }
}
