package akashi.store;

import static akashi.store.tables.Tables.SCENE_ROUND;
import static akashi.store.tables.Tables.SCENE_SAID;

import akashi.core.diagnosis.Mender;
import akashi.core.lesson.Cause;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Said;
import akashi.store.tables.tables.records.SceneSaidRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What learners said of the scenes, kept per account. The first answer to a scene counts. */
public final class SceneAnswers {

    private final Database database;

    public SceneAnswers(Database database) {
        this.database = database;
    }

    /** The round in which the learner is; the first one where none was begun. */
    public int round(UUID learner) {
        Integer newest = database.db()
                .select(DSL.max(SCENE_ROUND.ROUND))
                .from(SCENE_ROUND)
                .where(SCENE_ROUND.ACCOUNT_ID.eq(learner))
                .fetchOne(0, Integer.class);
        return newest == null ? 1 : newest;
    }

    /** Begins a round; one that was begun stays as it is. */
    public void begin(UUID learner, int round, Instant at) {
        database.transaction(db -> begun(db, learner, round, at));
    }

    private static int begun(DSLContext db, UUID learner, int round, Instant at) {
        return db.insertInto(SCENE_ROUND)
                .set(SCENE_ROUND.ACCOUNT_ID, learner)
                .set(SCENE_ROUND.ROUND, round)
                .set(SCENE_ROUND.BEGUN_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** What was said in a round, by the number of the scene. */
    public Map<Integer, Said> of(UUID learner, int round) {
        return said(database.db(), learner, round);
    }

    private static Map<Integer, Said> said(DSLContext db, UUID learner, int round) {
        return db.selectFrom(SCENE_SAID)
                .where(SCENE_SAID.ACCOUNT_ID.eq(learner).and(SCENE_SAID.ROUND.eq(round)))
                .fetchMap(SceneSaidRecord::getNumber, SceneAnswers::said);
    }

    private static Said said(SceneSaidRecord row) {
        return new Said(Cause.valueOf(row.getCause()), Mender.valueOf(row.getOwner()), row.getMend());
    }

    /** Keeps what was said of a scene, unless something was before, and the deeds that all that was said amounts to. */
    public void say(
            UUID learner,
            int round,
            int number,
            Said it,
            Function<Map<Integer, Said>, Collection<Deed>> deeds,
            Instant at) {
        database.transaction(db -> {
            begun(db, learner, round, at);
            db.selectFrom(SCENE_ROUND)
                    .where(SCENE_ROUND.ACCOUNT_ID.eq(learner).and(SCENE_ROUND.ROUND.eq(round)))
                    .forUpdate()
                    .fetch();
            db.insertInto(SCENE_SAID)
                    .set(SCENE_SAID.ACCOUNT_ID, learner)
                    .set(SCENE_SAID.ROUND, round)
                    .set(SCENE_SAID.NUMBER, number)
                    .set(SCENE_SAID.CAUSE, it.cause().name())
                    .set(SCENE_SAID.OWNER, it.owner().name())
                    .set(SCENE_SAID.MEND, it.mend())
                    .set(SCENE_SAID.SAID_AT, at)
                    .onDuplicateKeyIgnore()
                    .execute();
            Collection<Deed> done = deeds.apply(said(db, learner, round));
            done.forEach(deed -> LearnerDeeds.note(db, learner, deed, at));
            return done.size();
        });
    }
}
