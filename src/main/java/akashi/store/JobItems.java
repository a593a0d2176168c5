package akashi.store;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.text.Message;
import akashi.store.tables.tables.records.JobItemRecord;
import akashi.store.tables.tables.records.JobRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** A stored job from the side of the portal that does it. An item is taken inside the transaction of its act. */
final class JobItems {

    static final String WAITING = "WAITING";
    static final String DONE = "DONE";
    static final String FAILED = "FAILED";

    private static final Lookup<Boolean> CANCEL_ASKED =
            new Lookup<>("select cancel_asked from job where id = ?", row -> row.getBoolean(1));
    private static final Change END = new Change(
            "update job_item set state = ?, outcome = ?, ended_at = ? where job_id = ? and place = ? and state = ?");

    /** Another portal did the item meanwhile: the act is undone here. */
    static final class TakenAlready extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final DSLContext db;
    private final UUID jobId;

    JobItems(DSLContext db, UUID jobId) {
        this.db = db;
        this.jobId = jobId;
    }

    /** The job, or empty when it is gone or has ended. */
    Optional<JobRecord> begin(Instant now) {
        db.update(JOB)
                .set(JOB.STATE, JobProgress.State.RUNNING.name())
                .set(JOB.STARTED_AT, now)
                .where(JOB.ID.eq(jobId), JOB.STATE.eq(JobProgress.State.WAITING.name()))
                .execute();
        return db.selectFrom(JOB)
                .where(JOB.ID.eq(jobId), JOB.STATE.eq(JobProgress.State.RUNNING.name()))
                .fetchOptional();
    }

    static Actor actor(JobRecord job) {
        return new Actor(
                job.getAccountId(), job.getActor(), Access.valueOf(job.getAccess()), job.getSiteId(), job.getOrigin());
    }

    boolean cancelAsked() {
        return CANCEL_ASKED.first(db, jobId).orElse(false);
    }

    /** The first items behind a place that wait, at most so many. */
    List<JobItemRecord> after(int place, int most) {
        return db.selectFrom(JOB_ITEM)
                .where(JOB_ITEM.JOB_ID.eq(jobId), JOB_ITEM.PLACE.gt(place), JOB_ITEM.STATE.eq(WAITING))
                .orderBy(JOB_ITEM.PLACE)
                .limit(most)
                .fetch();
    }

    /** Takes the item in the transaction of its act, so that both are kept or neither. */
    void take(int place, Instant now) {
        if (end(place, DONE, null, now) == 0) {
            throw new TakenAlready();
        }
    }

    void fail(int place, List<Message> reasons, Instant now) {
        end(place, FAILED, PlainJson.write(reasons), now);
    }

    /** Keeps beside an item that still waits why nothing goes on; false where the same stood there already. */
    boolean waits(JobItemRecord item, List<?> reasons) {
        String told = PlainJson.write(reasons);
        return !told.equals(item.getOutcome())
                && db.update(JOB_ITEM)
                                .set(JOB_ITEM.OUTCOME, told)
                                .where(
                                        JOB_ITEM.JOB_ID.eq(jobId),
                                        JOB_ITEM.PLACE.eq(item.getPlace()),
                                        JOB_ITEM.STATE.eq(WAITING))
                                .execute()
                        > 0;
    }

    private int end(int place, String state, String outcome, Instant now) {
        return END.run(db, state, outcome, now, jobId, place, WAITING);
    }

    /** Ends a job that has not ended yet. */
    void finish(JobProgress.State state, Instant now) {
        db.update(JOB)
                .set(JOB.STATE, state.name())
                .set(JOB.ENDED_AT, now)
                .where(
                        JOB.ID.eq(jobId),
                        JOB.STATE.in(JobProgress.State.WAITING.name(), JobProgress.State.RUNNING.name()))
                .execute();
    }
}
