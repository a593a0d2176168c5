package akashi.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a running portal for pages over several connections at once, each asking again as soon as it is answered. */
final class Load {

    static final int CONNECTIONS = 8;

    private final URI portal;
    private final String cookie;

    Load(URI portal, String cookie) {
        this.portal = portal;
        this.cookie = cookie;
    }

    /** How long answers took, shortest first, in nanoseconds. */
    record Times(long[] sorted) {

        double millis(double share) {
            int at = (int) Math.ceil(share * sorted.length) - 1;
            return sorted[Math.max(0, at)] / 1e6;
        }
    }

    /** Asks for each page in turn until the time is over, to warm the portal up. */
    void warm(List<String> paths, long seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        together(connection -> {
            for (int i = 0; System.nanoTime() < end; i++) {
                ask(connection, paths.get(i % paths.size()));
            }
            return new long[0];
        });
    }

    /** Asks for one page so many times and measures. */
    Times of(String path, int requests) {
        int each = Math.max(1, requests / CONNECTIONS);
        return new Times(together(connection -> {
            long[] times = new long[each];
            for (int i = 0; i < each; i++) {
                long start = System.nanoTime();
                ask(connection, path);
                times[i] = System.nanoTime() - start;
            }
            return times;
        }));
    }

    private static void ask(Connection connection, String path) throws IOException {
        int status = connection.get(path);
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    private interface Work {
        long[] with(Connection connection) throws IOException;
    }

    private long[] together(Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(threads.submit(() -> {
                    try (Connection connection = new Connection(portal, cookie)) {
                        return work.with(connection);
                    }
                }));
            }
            long[] all = new long[0];
            for (Future<long[]> one : running) {
                long[] more = one.get();
                long[] longer = Arrays.copyOf(all, all.length + more.length);
                System.arraycopy(more, 0, longer, all.length, more.length);
                all = longer;
            }
            Arrays.sort(all);
            return all;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
