package akashi.store;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.store.tables.tables.records.JobItemRecord;
import akashi.store.tables.tables.records.JobRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does stored jobs and routines. Each item of a job is an act, whole by itself; a job goes on where it was after a
 * stop, can be cancelled between items, and runs in one portal at a time.
 */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    /** Items whose acts are written out together: after a power cut the last of them are done again. */
    private static final int SETTLED_AT_ONCE = 8;

    /** What somebody has to mend outside; the job waits for it and says so. */
    private static final Set<String> WAITED_FOR = Set.of(Secrets.LOCKED, Refusal.TOKEN);

    private final Database database;
    private final Acts acts;
    private final Clock clock;
    private final Map<String, JobKind<?>> kinds = new HashMap<>();
    private final ExecutorService preparing = ComingItems.threads();
    private final JobScheduler scheduler;

    /** Refuses two kinds of one name. */
    public Jobs(Database database, Acts acts, Clock clock, List<JobKind<?>> kinds, List<Routine> routines) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
        for (JobKind<?> kind : kinds) {
            if (this.kinds.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("two kinds of job are called " + kind.name());
            }
        }
        this.scheduler = new JobScheduler(database, clock, this::run, routines);
    }

    /** Begins to do what is stored, also what an earlier portal left undone. */
    public void start() {
        scheduler.start();
    }

    /** Stores a job and wakes the scheduler. */
    public <I> UUID submit(Actor actor, JobKind<I> kind, List<I> items, Function<I, String> label) {
        UUID id = database.transaction(
                db -> new StoredJobs(db, actor.siteId()).submit(actor, kind, items, label, clock.instant()));
        scheduler.wake();
        return id;
    }

    /** Looks for work at once, after a job was stored inside an act. */
    public void wake() {
        scheduler.wake();
    }

    /** Does what is left of a job. */
    private JobScheduler.End run(UUID jobId, BooleanSupplier stopping) {
        JobItems items = new JobItems(database.db(), jobId);
        Optional<JobRecord> job = items.begin(clock.instant());
        if (job.isEmpty()) {
            return JobScheduler.End.OVER;
        }
        JobKind<?> kind = kinds.get(job.get().getKind());
        try (ComingItems coming = new ComingItems(items, kind, preparing)) {
            int unsettled = 0;
            for (var next = coming.next(); next.isPresent(); next = coming.next()) {
                boolean cancelled = items.cancelAsked();
                if (cancelled || stopping.getAsBoolean()) {
                    coming.giveUp(next.get());
                    return cancelled ? ended(items, JobProgress.State.CANCELLED) : JobScheduler.End.STOPPED;
                }
                Attempt attempt = Attempt.VAIN;
                try {
                    attempt = attempt(job.get(), next.get(), items);
                } finally {
                    if (attempt != Attempt.DONE) {
                        coming.giveUp(next.get());
                    }
                }
                if (attempt == Attempt.WAITS) {
                    return items.cancelAsked() ? ended(items, JobProgress.State.CANCELLED) : JobScheduler.End.WAITS;
                }
                if (++unsettled == SETTLED_AT_ONCE) {
                    database.settle();
                    unsettled = 0;
                }
            }
        } finally {
            // Also of a job that is stopped or put off the last acts shall outlast a power cut.
            database.settle();
        }
        return ended(items, JobProgress.State.DONE);
    }

    private JobScheduler.End ended(JobItems items, JobProgress.State state) {
        database.settle();
        items.finish(state, clock.instant());
        return JobScheduler.End.OVER;
    }

    private enum Attempt {
        DONE,
        VAIN,
        WAITS
    }

    private Attempt attempt(JobRecord job, ComingItems.Coming coming, JobItems items) {
        int place = coming.item().getPlace();
        try {
            acts.run(
                    JobItems.actor(job),
                    coming.act(),
                    Terms.NONE,
                    job.getId(),
                    db -> new JobItems(db, job.getId()).take(place, clock.instant()));
            return Attempt.DONE;
        } catch (JobItems.TakenAlready elsewhere) {
            LOG.debug("item {} of job {} was done elsewhere", place, job.getId());
        } catch (Fault fault) {
            if (passing(fault)) {
                throw fault;
            }
            if (refusedFor(fault, WAITED_FOR)) {
                wait(job, coming.item(), fault, items);
                return Attempt.WAITS;
            }
            items.fail(place, reasons(fault), clock.instant());
        } catch (JsonProcessingException foreign) {
            LOG.error("item {} of job {} cannot be read", place, job.getId(), foreign);
            items.fail(place, List.of(Message.of("store.job.unreadable")), clock.instant());
        } catch (Exception defect) {
            // A defect in one item must not keep the others from being done.
            String id = UUID.randomUUID().toString();
            LOG.error("item {} of job {} failed ({})", place, job.getId(), id, defect);
            items.fail(place, List.of(Message.of("store.job.defect", id)), clock.instant());
        }
        return Attempt.VAIN;
    }

    /** Keeps beside the item why nothing goes on, and says it once, however often the item is tried meanwhile. */
    private static void wait(JobRecord job, JobItemRecord item, Fault fault, JobItems items) {
        if (fault instanceof Fault.Refused refused && items.waits(item, told(refused))) {
            LOG.warn(
                    "job {} waits: {}",
                    job.getId(),
                    refused.refusals().stream().map(Jobs::named).toList());
        }
    }

    private static String named(Refusal refusal) {
        return refusal.rule() + " (" + refusal.reason().key() + ")";
    }

    /** What is the matter, and what to do about it, with the page for it where there is one. */
    private static List<Object> told(Fault.Refused refused) {
        Stream<Object> reasons = refused.refusals().stream().map(Refusal::reason);
        Stream<Object> mends = refused.refusals().stream()
                .map(Refusal::mend)
                .filter(Mend::present)
                .map(Jobs::told);
        return Stream.concat(reasons, mends).distinct().toList();
    }

    private static Object told(Mend mend) {
        return mend.path() == null ? mend.what() : List.of(mend.what(), mend.path());
    }

    /** Whether the same item may well succeed in a moment, so that the job is put off and the item kept. */
    private static boolean passing(Fault fault) {
        return fault instanceof Fault.Unavailable || refusedFor(fault, Set.of(DatabaseTrouble.BUSY));
    }

    private static boolean refusedFor(Fault fault, Set<String> rules) {
        return fault instanceof Fault.Refused refused
                && refused.refusals().stream().anyMatch(each -> rules.contains(each.rule()));
    }

    private static List<Message> reasons(Fault fault) {
        if (fault instanceof Fault.Refused refused) {
            return refused.refusals().stream().map(Refusal::reason).toList();
        }
        if (fault instanceof Fault.BadInput bad) {
            return bad.errors().stream().map(FieldError::message).toList();
        }
        return List.of(Message.of(fault instanceof Fault.NotFound ? "store.job.not-found" : "store.job.not-allowed"));
    }

    /** Lets the running item end and keeps the rest for later. */
    @Override
    public void close() {
        scheduler.close();
        preparing.shutdown();
    }
}
