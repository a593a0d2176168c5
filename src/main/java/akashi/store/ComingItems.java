package akashi.store;

import akashi.core.fault.Fault;
import akashi.store.tables.tables.records.JobItemRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items of a job that wait, in their order, each with its act prepared while those before it are done: making keys
 * and packing files takes longer than the acts. What was prepared and not done is given up.
 */
final class ComingItems implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ComingItems.class);
    private static final int AHEAD = 4;
    private static final long IDLE_SECONDS = 5;

    /** Threads that prepare; idle ones end by themselves. */
    static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                2, 2, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ComingItems::thread);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "coming-items");
        thread.setDaemon(true);
        return thread;
    }

    /** An item and its act, which may still be prepared. */
    record Coming(JobItemRecord item, Future<Act<?>> prepared) {

        /** The act, waited for; what its preparing threw. */
        Act<?> act() throws JsonProcessingException {
            try {
                return prepared.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped while an act was prepared");
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof JsonProcessingException unreadable) {
                    throw unreadable;
                }
                if (failed.getCause() instanceof RuntimeException why) {
                    throw why;
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
    }

    private final JobItems items;
    private final JobKind<?> kind;
    private final ExecutorService threads;
    private final Deque<Coming> line = new ArrayDeque<>();
    private int last = -1;

    /** The items of a job; {@code kind} is {@code null} where it is not known here. */
    ComingItems(JobItems items, JobKind<?> kind, ExecutorService threads) {
        this.items = items;
        this.kind = kind;
        this.threads = threads;
    }

    /** The next item, no other after it being missed; those before it are not looked at again. */
    Optional<Coming> next() {
        if (line.size() <= AHEAD / 2) {
            for (JobItemRecord item : items.after(last, AHEAD - line.size())) {
                last = item.getPlace();
                line.add(new Coming(item, threads.submit(() -> actOf(kind, item.getPayload()))));
            }
        }
        return Optional.ofNullable(line.poll());
    }

    private static <I> Act<?> actOf(JobKind<I> kind, String payload) throws JsonProcessingException {
        if (kind == null) {
            throw new JsonMappingException(null, "no such kind of job here");
        }
        return kind.act().apply(StoredJobs.read(payload, kind));
    }

    /** Gives up what was prepared for an item. What cannot be undone now is left to the kind's own routine. */
    void giveUp(Coming coming) {
        try {
            Act<?> prepared = coming.prepared().get();
            kind.giveUp().accept(prepared);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException neverPrepared) {
            LOG.debug("nothing to give up for item {}", coming.item().getPlace(), neverPrepared);
        } catch (Fault trouble) {
            LOG.warn("item {} could not be given up", coming.item().getPlace(), trouble);
        }
    }

    @Override
    public void close() {
        line.forEach(this::giveUp);
        line.clear();
    }
}
