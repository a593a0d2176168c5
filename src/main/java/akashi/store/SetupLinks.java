package akashi.store;

import static akashi.store.tables.Tables.SETUP_LINK;

import java.time.Instant;
import org.jooq.DSLContext;

/** The one-time links of the first start. They are found by their hash; the token itself is never kept. */
public final class SetupLinks {

    private final DSLContext db;

    public SetupLinks(DSLContext db) {
        this.db = db;
    }

    /** Makes a link valid, and every earlier one invalid. */
    public void replace(String token, Instant now, Instant expires) {
        db.deleteFrom(SETUP_LINK).execute();
        db.insertInto(SETUP_LINK)
                .set(SETUP_LINK.TOKEN_HASH, Digests.sha256(token))
                .set(SETUP_LINK.CREATED_AT, now)
                .set(SETUP_LINK.EXPIRES_AT, expires)
                .execute();
    }

    /** Whether a link may still be used. */
    public boolean valid(String token, Instant now) {
        return db.fetchExists(
                SETUP_LINK, SETUP_LINK.TOKEN_HASH.eq(Digests.sha256(token)), SETUP_LINK.EXPIRES_AT.gt(now));
    }

    /** Uses a link up; false when somebody was quicker or it is over. */
    public boolean use(String token, Instant now) {
        return db.deleteFrom(SETUP_LINK)
                        .where(SETUP_LINK.TOKEN_HASH.eq(Digests.sha256(token)))
                        .and(SETUP_LINK.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }
}
