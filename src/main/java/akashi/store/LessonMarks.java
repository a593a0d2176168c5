package akashi.store;

import static akashi.store.tables.Tables.LESSON_STEP;

import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Mark;
import akashi.core.lesson.Marks;
import akashi.store.tables.tables.records.LessonStepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** How far learners came in their lessons, kept per account. */
public final class LessonMarks implements Marks {

    private final Database database;

    public LessonMarks(Database database) {
        this.database = database;
    }

    @Override
    public void open(UUID learner, LessonStep step, Instant at) {
        boolean known =
                database.db().fetchExists(database.db().selectFrom(LESSON_STEP).where(of(learner, step)));
        if (!known) {
            database.transaction(db -> opened(db, learner, step, at));
        }
    }

    private static int opened(DSLContext db, UUID learner, LessonStep step, Instant at) {
        return db.insertInto(LESSON_STEP)
                .set(LESSON_STEP.ACCOUNT_ID, learner)
                .set(LESSON_STEP.LESSON, step.lesson())
                .set(LESSON_STEP.STEP, step.phase().slug())
                .set(LESSON_STEP.OPENED_AT, at)
                .set(LESSON_STEP.TRIES, 0)
                .set(LESSON_STEP.HINTS, 0)
                .set(LESSON_STEP.ANSWER, "")
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Override
    public void tried(UUID learner, LessonStep step, String answer, boolean passed, Instant at) {
        database.transaction(db -> {
            opened(db, learner, step, at);
            int tries = db.update(LESSON_STEP)
                    .set(LESSON_STEP.TRIES, LESSON_STEP.TRIES.plus(1))
                    .set(LESSON_STEP.ANSWER, answer)
                    .where(of(learner, step))
                    .execute();
            return passed
                    ? db.update(LESSON_STEP)
                            .set(LESSON_STEP.PASSED_AT, at)
                            .where(of(learner, step))
                            .and(LESSON_STEP.PASSED_AT.isNull())
                            .execute()
                    : tries;
        });
    }

    @Override
    public void hint(UUID learner, LessonStep step, Instant at) {
        database.transaction(db -> {
            opened(db, learner, step, at);
            return db.update(LESSON_STEP)
                    .set(LESSON_STEP.HINTS, LESSON_STEP.HINTS.plus(1))
                    .where(of(learner, step))
                    .and(LESSON_STEP.HINTS.lt(step.hints().size()))
                    .execute();
        });
    }

    private static Condition of(UUID learner, LessonStep step) {
        return LESSON_STEP
                .ACCOUNT_ID
                .eq(learner)
                .and(LESSON_STEP.LESSON.eq(step.lesson()))
                .and(LESSON_STEP.STEP.eq(step.phase().slug()));
    }

    @Override
    public List<Mark> of(UUID learner) {
        return of(database.db(), learner);
    }

    /** The same within a transaction. */
    public static List<Mark> of(DSLContext db, UUID learner) {
        return db.selectFrom(LESSON_STEP)
                .where(LESSON_STEP.ACCOUNT_ID.eq(learner))
                .fetch()
                .map(LessonMarks::mark);
    }

    /** How far everybody came who began, by their accounts. */
    public Map<UUID, List<Mark>> all() {
        return database.db().selectFrom(LESSON_STEP).fetch().intoGroups(LESSON_STEP.ACCOUNT_ID, LessonMarks::mark);
    }

    private static Mark mark(Record row) {
        LessonStepRecord step = row.into(LESSON_STEP);
        return new Mark(
                step.getLesson(),
                step.getStep(),
                step.getOpenedAt(),
                Optional.ofNullable(step.getPassedAt()),
                step.getTries(),
                step.getHints(),
                step.getAnswer());
    }
}
