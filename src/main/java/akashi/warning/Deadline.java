package akashi.warning;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened under it when the time is over, so that who waits for the other side waits no longer. */
final class Deadline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "warning-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> end;
    private volatile boolean over;

    Deadline(Duration time) {
        end = WATCH.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    <C extends Closeable> C watch(C thing) {
        open.add(thing);
        if (over) {
            shut(thing);
        }
        return thing;
    }

    boolean over() {
        return over;
    }

    private void expire() {
        over = true;
        open.forEach(Deadline::shut);
    }

    private static void shut(Closeable thing) {
        try {
            thing.close();
        } catch (IOException broken) {
            LOG.debug("closed already", broken);
        }
    }

    @Override
    public void close() {
        end.cancel(false);
        open.forEach(Deadline::shut);
    }
}
