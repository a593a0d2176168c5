package akashi.store;

import static akashi.store.tables.Tables.OPENID_BEGUN;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Sign-ins that wait for the browser to come back from a provider. Kept is only the hash of what the browser holds, and
 * where the person was going. Each is taken once, in whichever portal the browser arrives.
 */
public final class OpenIdBegun {

    private final DSLContext db;

    public OpenIdBegun(DSLContext db) {
        this.db = db;
    }

    /** Keeps that a browser with this token went to the provider. */
    public void insert(String token, String next, Instant expires) {
        db.insertInto(OPENID_BEGUN)
                .set(OPENID_BEGUN.TOKEN_HASH, Digests.sha256(token))
                .set(OPENID_BEGUN.NEXT_PATH, next)
                .set(OPENID_BEGUN.EXPIRES_AT, expires)
                .execute();
    }

    /** Takes the one of this token away and answers where the person was going; empty where it is over or was taken. */
    public Optional<String> take(String token, Instant now) {
        String hash = Digests.sha256(token);
        Optional<String> next = db.select(OPENID_BEGUN.NEXT_PATH)
                .from(OPENID_BEGUN)
                .where(OPENID_BEGUN.TOKEN_HASH.eq(hash), OPENID_BEGUN.EXPIRES_AT.gt(now))
                .fetchOptional(OPENID_BEGUN.NEXT_PATH);
        // Of two that come at once, the one that removes it has it.
        int taken = db.deleteFrom(OPENID_BEGUN)
                .where(OPENID_BEGUN.TOKEN_HASH.eq(hash))
                .execute();
        return next.filter(path -> taken == 1);
    }

    /** Forgets those that are over. */
    public int forgetEnded(Instant now) {
        return db.deleteFrom(OPENID_BEGUN)
                .where(OPENID_BEGUN.EXPIRES_AT.le(now))
                .execute();
    }
}
