package akashi.store;

import static akashi.store.tables.Tables.SCHEDULED_TASKS;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The scheduling library, set up for one portal: it leases each job to one portal and finds the jobs of a dead one. */
final class JobScheduler implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final Duration LAST_ITEM = Duration.ofSeconds(20);
    private static final int MISSED_BEATS = 4;

    /** Tells the leases of this process from those of one that is gone. */
    private static final String PROCESS = "akashi-" + UUID.randomUUID() + "-";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** How a run of a job ended. */
    enum End {
        /** Nothing of it is left to do. */
        OVER,
        /** It was told to stop before the end. */
        STOPPED,
        /** It waits for something outside and is tried again later. */
        WAITS
    }

    /** Does what is left of a job. */
    interface Work {
        End run(UUID jobId, BooleanSupplier stopping);
    }

    private final Database database;
    private final Clock clock;
    private final Work work;
    private final List<Routine> routines;
    private final FarAhead farAhead;
    private volatile Scheduler scheduler;
    private volatile boolean closed;

    JobScheduler(Database database, Clock clock, Work work, List<Routine> routines) {
        this.database = database;
        this.clock = clock;
        this.work = work;
        this.routines = routines;
        this.farAhead = new FarAhead(database, clock, routines, StoredJobs.TASK, RETRY, this::again);
    }

    private Scheduler built() {
        SchedulerBuilder builder = Scheduler.create(database.pool(), storedJobs());
        if (database.embedded()) {
            // The library knows no H2: said here, it does not warn. The columns carry their zone.
            builder.jdbcCustomization(new DefaultJdbcCustomization(false));
        }
        return builder.startTasks(routines.stream().map(this::recurring).toList())
                .schedulerName(new SchedulerName.Fixed(PROCESS + NUMBER.incrementAndGet()))
                .clock(clock::instant)
                .threads(2)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(LAST_ITEM)
                .build();
    }

    /** Once this program does not know the schema any more, what comes round is left to portals that do. */
    private RecurringTask<Void> recurring(Routine routine) {
        return Tasks.recurring(routine.name(), FixedDelay.of(routine.every())).execute((instance, context) -> {
            if (database.outgrown().isEmpty()) {
                routine.work().run();
            }
        });
    }

    private Task<Void> storedJobs() {
        return Tasks.custom(StoredJobs.TASK, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(RETRY)))
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        if (database.outgrown().isPresent()) {
            return (left, operations) ->
                    operations.reschedule(left, clock.instant().plus(RETRY));
        }
        End end = work.run(
                UUID.fromString(instance.getId()),
                () -> context.getSchedulerState().isShuttingDown());
        return switch (end) {
            case OVER -> new CompletionHandler.OnCompleteRemove<>();
            case STOPPED -> (complete, operations) -> operations.reschedule(complete, clock.instant());
            case WAITS ->
                (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(RETRY));
        };
    }

    void start() {
        if (database.embedded()) {
            freeLeases();
        }
        begin();
        farAhead.start();
    }

    private synchronized void begin() {
        if (!closed) {
            Scheduler begun = built();
            begun.start();
            scheduler = begun;
        }
    }

    /** The library waits by the clock, and after the clock was set back for as long as that takes to catch up. */
    private void again() {
        wake();
        stop();
        begin();
    }

    private synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** A file belongs to one process: leases of any other are those of a process that was killed. */
    private void freeLeases() {
        database.db()
                .update(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.PICKED, false)
                .setNull(SCHEDULED_TASKS.PICKED_BY)
                .setNull(SCHEDULED_TASKS.LAST_HEARTBEAT)
                .set(SCHEDULED_TASKS.VERSION, SCHEDULED_TASKS.VERSION.plus(1))
                .where(SCHEDULED_TASKS.PICKED.isTrue())
                .and(SCHEDULED_TASKS.PICKED_BY.notLike(PROCESS + "%"))
                .execute();
    }

    /** Looks for work at once; before the start there is nothing to wake, and the start looks by itself. */
    void wake() {
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void close() {
        farAhead.close();
        closed = true;
        stop();
    }
}
