package akashi.store;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;
import static akashi.store.tables.Tables.SCHEDULED_TASKS;

import akashi.core.access.Actor;
import akashi.core.text.Message;
import akashi.store.tables.tables.records.JobItemRecord;
import akashi.store.tables.tables.records.JobRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The stored jobs of one site: handed in here, inside an act or outside, and read here. {@link Jobs} does them. */
public final class StoredJobs {

    /** The scheduler's name for a stored job. */
    static final String TASK = "stored-job";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final DSLContext db;
    private final UUID siteId;

    public StoredJobs(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * Stores a job that begins once the transaction is kept.
     *
     * @param label how an item is called where its failure is told
     */
    public <I> UUID submit(Actor actor, JobKind<I> kind, List<I> items, Function<I, String> label, Instant now) {
        UUID id = UUID.randomUUID();
        submit(id, actor, kind, items, label, now);
        return id;
    }

    /** Stores a job whose id the caller has made, since its items name it. */
    public <I> void submit(
            UUID id, Actor actor, JobKind<I> kind, List<I> items, Function<I, String> label, Instant now) {
        JobRecord job = db.newRecord(JOB);
        job.setId(id);
        job.setSiteId(siteId);
        job.setKind(kind.name());
        job.setState(JobProgress.State.WAITING.name());
        job.setTotal(items.size());
        job.setCancelAsked(false);
        job.setAccountId(actor.userId());
        job.setActor(actor.name());
        job.setAccess(actor.access().name());
        job.setOrigin(actor.origin());
        job.setCreatedAt(now);
        job.insert();
        List<JobItemRecord> rows = new ArrayList<>();
        items.forEach(item -> rows.add(row(id, rows.size(), label.apply(item), write(item))));
        Rows.insert(db, rows);
        schedule(id, now);
    }

    private JobItemRecord row(UUID jobId, int place, String label, String payload) {
        return new JobItemRecord(siteId, jobId, place, label, payload, JobItems.WAITING, null, null);
    }

    /** The scheduler's own row, written here so that job and schedule are kept together or not at all. */
    private void schedule(UUID id, Instant now) {
        db.insertInto(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.TASK_NAME, TASK)
                .set(SCHEDULED_TASKS.TASK_INSTANCE, id.toString())
                .set(SCHEDULED_TASKS.EXECUTION_TIME, now)
                .set(SCHEDULED_TASKS.PICKED, false)
                .set(SCHEDULED_TASKS.VERSION, 1L)
                .execute();
    }

    /**
     * Asks a job to stop before its next item; what is done stays done. One that nobody does just now, since it has not
     * begun or waits for something, is over at once: then true. To be called inside a transaction.
     */
    public boolean cancel(UUID jobId, Instant now) {
        int asked = db.update(JOB)
                .set(JOB.CANCEL_ASKED, true)
                .where(JOB.ID.eq(jobId), JOB.SITE_ID.eq(siteId))
                .execute();
        if (asked == 0 || !unscheduled(jobId)) {
            return false;
        }
        new JobItems(db, jobId).finish(JobProgress.State.CANCELLED, now);
        return true;
    }

    /** Takes a job that no portal has picked out of the schedule. */
    private boolean unscheduled(UUID jobId) {
        return db.deleteFrom(SCHEDULED_TASKS)
                        .where(
                                SCHEDULED_TASKS.TASK_NAME.eq(TASK),
                                SCHEDULED_TASKS.TASK_INSTANCE.eq(jobId.toString()),
                                SCHEDULED_TASKS.PICKED.isFalse())
                        .execute()
                > 0;
    }

    /** Whether a person asked for the job; nobody did where it is not known here. */
    public boolean askedBy(UUID jobId, UUID accountId) {
        return accountId != null
                && db.fetchExists(JOB, JOB.ID.eq(jobId), JOB.SITE_ID.eq(siteId), JOB.ACCOUNT_ID.eq(accountId));
    }

    /** How far a job is. */
    public Optional<JobProgress> find(UUID jobId) {
        return progress(db.selectFrom(JOB)
                        .where(JOB.SITE_ID.eq(siteId), JOB.ID.eq(jobId))
                        .fetch())
                .stream()
                .findFirst();
    }

    /** The newest jobs; three statements. */
    public List<JobProgress> newest(int limit) {
        return progress(db.selectFrom(JOB)
                .where(JOB.SITE_ID.eq(siteId))
                .orderBy(JOB.CREATED_AT.desc(), JOB.ID)
                .limit(limit)
                .fetch());
    }

    private List<JobProgress> progress(List<JobRecord> jobs) {
        List<UUID> ids = jobs.stream().map(JobRecord::getId).toList();
        Map<UUID, Integer> done = db.select(JOB_ITEM.JOB_ID, DSL.count())
                .from(JOB_ITEM)
                .where(JOB_ITEM.JOB_ID.in(ids), JOB_ITEM.STATE.eq(JobItems.DONE))
                .groupBy(JOB_ITEM.JOB_ID)
                .fetchMap(JOB_ITEM.JOB_ID, DSL.count());
        Map<UUID, List<JobItemRecord>> told = db.selectFrom(JOB_ITEM)
                .where(JOB_ITEM.JOB_ID.in(ids), JOB_ITEM.STATE.ne(JobItems.DONE), JOB_ITEM.OUTCOME.isNotNull())
                .orderBy(JOB_ITEM.PLACE)
                .fetchGroups(JobItemRecord::getJobId, each -> each);
        return jobs.stream()
                .map(job -> progress(job, done.getOrDefault(job.getId(), 0), told.getOrDefault(job.getId(), List.of())))
                .toList();
    }

    private static JobProgress progress(JobRecord job, int done, List<JobItemRecord> told) {
        JobProgress.State state = JobProgress.State.valueOf(job.getState());
        return new JobProgress(
                job.getId(),
                job.getKind(),
                state,
                job.getTotal(),
                done,
                told.stream()
                        .filter(row -> row.getState().equals(JobItems.FAILED))
                        .map(row -> new JobProgress.Failure(row.getLabel(), reasons(row)))
                        .toList(),
                told.stream()
                        .filter(row -> row.getState().equals(JobItems.WAITING))
                        .filter(row -> state == JobProgress.State.RUNNING)
                        .findFirst()
                        .map(StoredJobs::waits)
                        .orElse(List.of()),
                job.getActor(),
                job.getCreatedAt(),
                Optional.ofNullable(job.getEndedAt()));
    }

    private static List<Message> reasons(JobItemRecord row) {
        return PlainJson.list(row.getOutcome()).stream()
                .map(Message.class::cast)
                .toList();
    }

    private static List<JobProgress.Why> waits(JobItemRecord row) {
        return PlainJson.list(row.getOutcome()).stream().map(StoredJobs::why).toList();
    }

    /** A sentence, or one with the page behind it. */
    private static JobProgress.Why why(Object told) {
        return told instanceof List<?> way
                ? new JobProgress.Why((Message) way.get(0), Optional.of((String) way.get(1)))
                : new JobProgress.Why((Message) told, Optional.empty());
    }

    private static String write(Object item) {
        try {
            return MAPPER.writeValueAsString(item);
        } catch (JsonProcessingException unfit) {
            throw new IllegalArgumentException("not fit to be stored: " + item.getClass(), unfit);
        }
    }

    static <I> I read(String payload, JobKind<I> kind) throws JsonProcessingException {
        return MAPPER.readValue(payload, kind.item());
    }
}
