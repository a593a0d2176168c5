package akashi.https;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again, whatever became of the look before: it never ends by itself. Close it with the portal. */
final class Looking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    private final ScheduledExecutorService thread;

    Looking(Runnable look, Duration every) {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "https-look");
            daemon.setDaemon(true);
            return daemon;
        });
        later(look, every);
    }

    private void later(Runnable look, Duration every) {
        thread.schedule(() -> now(look, every), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void now(Runnable look, Duration every) {
        boolean well = false;
        try {
            look.run();
            well = true;
        } finally {
            if (!well) {
                LOG.warn("nobody knows what HTTPS is to show; it is looked again in {}", every);
            }
            if (!thread.isShutdown()) {
                later(look, every);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
