package akashi.store;

import static akashi.store.tables.Tables.ACT_TOKEN;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;

/**
 * The one-time tokens of forms: whoever sends a form twice gets what came of it the first time. A token counts for the
 * person whose form it was; in the hands of somebody else it is another one.
 */
final class ActTokens {

    private final DSLContext db;
    private final UUID siteId;
    private final String owner;

    ActTokens(DSLContext db, Actor actor) {
        this.db = db;
        this.siteId = actor.siteId();
        this.owner = actor.userId() == null ? actor.name() : actor.userId().toString();
    }

    boolean used(String token) {
        return db.fetchExists(ACT_TOKEN, ACT_TOKEN.SITE_ID.eq(siteId), ACT_TOKEN.TOKEN.eq(kept(token)));
    }

    /** What came of it the first time; refused where that cannot be told again, or where the token was another act's. */
    @SuppressWarnings("unchecked")
    <R> R outcome(String token, String code) {
        Record2<String, String> row = db.select(ACT_TOKEN.ACT, ACT_TOKEN.OUTCOME)
                .from(ACT_TOKEN)
                .where(ACT_TOKEN.SITE_ID.eq(siteId), ACT_TOKEN.TOKEN.eq(kept(token)))
                .fetchOne();
        if (row == null || row.value2() == null || !row.value1().equals(code)) {
            throw new Fault.Refused(Refusal.of("DONE_ALREADY", Message.of("store.refused.done-already")));
        }
        return (R) PlainJson.read(row.value2());
    }

    void use(String token, Act<?> act, Object outcome, Instant now) {
        boolean tellable = outcome == null
                || outcome instanceof String
                || outcome instanceof UUID
                || outcome instanceof Integer
                || outcome instanceof Boolean
                || outcome instanceof Message;
        db.insertInto(ACT_TOKEN)
                .set(ACT_TOKEN.SITE_ID, siteId)
                .set(ACT_TOKEN.TOKEN, kept(token))
                .set(ACT_TOKEN.ACT, act.code())
                .set(ACT_TOKEN.OUTCOME, tellable ? PlainJson.write(outcome) : null)
                .set(ACT_TOKEN.USED_AT, now)
                .execute();
    }

    private String kept(String token) {
        return Digests.sha256(owner + "\n" + token);
    }

    /** Forgets tokens that no open form can hold any more. */
    static int forget(DSLContext db, Instant olderThan) {
        return db.deleteFrom(ACT_TOKEN).where(ACT_TOKEN.USED_AT.lt(olderThan)).execute();
    }
}
