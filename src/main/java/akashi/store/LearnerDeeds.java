package akashi.store;

import static akashi.store.tables.Tables.LEARNER_DEED;

import akashi.core.lesson.Deed;
import akashi.core.lesson.Deeds;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** What learners did, kept per account. */
public final class LearnerDeeds implements Deeds {

    private final Database database;

    public LearnerDeeds(Database database) {
        this.database = database;
    }

    @Override
    public void note(UUID learner, Deed deed, Instant at) {
        database.transaction(db -> note(db, learner, deed, at));
    }

    static int note(DSLContext db, UUID learner, Deed deed, Instant at) {
        return db.insertInto(LEARNER_DEED)
                .set(LEARNER_DEED.ACCOUNT_ID, learner)
                .set(LEARNER_DEED.DEED, deed.name())
                .set(LEARNER_DEED.DONE_AT, at)
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Override
    public Set<Deed> of(UUID learner) {
        return database
                .db()
                .select(LEARNER_DEED.DEED)
                .from(LEARNER_DEED)
                .where(LEARNER_DEED.ACCOUNT_ID.eq(learner))
                .fetchSet(row -> Deed.valueOf(row.get(LEARNER_DEED.DEED)))
                .stream()
                .collect(java.util.stream.Collectors.toCollection(() -> EnumSet.noneOf(Deed.class)));
    }
}
