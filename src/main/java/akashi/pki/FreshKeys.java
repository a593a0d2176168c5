package akashi.pki;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Makes private keys ahead, on a few threads of its own, so that nobody waits for an RSA key while holding a lock. Keys
 * lie in memory only. May be shared by threads; idle threads end by themselves.
 */
public final class FreshKeys {

    private static final int AHEAD_AT_MOST = 8;
    private static final long IDLE_SECONDS = 5;

    private final Function<KeyKind, PrivateKeyBytes> source;
    private final ThreadPoolExecutor workers;
    private final Map<KeyKind, Deque<Future<PrivateKeyBytes>>> coming = new EnumMap<>(KeyKind.class);

    /** Makes keys on so many threads. */
    public FreshKeys(int threads) {
        this(threads, PrivateKeyBytes::generate);
    }

    /** Gets keys on so many threads from a source that never gives one twice. */
    public FreshKeys(int threads, Function<KeyKind, PrivateKeyBytes> source) {
        this.source = source;
        workers = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FreshKeys::thread);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fresh-keys");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to make so many keys, at most a handful, unless they are coming already. Does not wait. */
    public synchronized void expect(KeyKind kind, int count) {
        Deque<Future<PrivateKeyBytes>> line = coming.computeIfAbsent(kind, k -> new ArrayDeque<>());
        while (line.size() < Math.min(count, AHEAD_AT_MOST)) {
            line.add(workers.submit(() -> source.apply(kind)));
        }
    }

    /** A key that nobody else gets: one that was made ahead, or one made now. */
    public PrivateKeyBytes take(KeyKind kind) {
        Future<PrivateKeyBytes> next = poll(kind);
        return next == null ? source.apply(kind) : result(next);
    }

    /** Waits until the next expected keys are made, and leaves them for {@link #take}. */
    public void await(KeyKind kind, int count) {
        first(kind, count).forEach(FreshKeys::result);
    }

    private static PrivateKeyBytes result(Future<PrivateKeyBytes> key) {
        try {
            return key.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a key was made");
        } catch (ExecutionException failed) {
            throw new PkiFailure(failed.getCause());
        }
    }

    private synchronized List<Future<PrivateKeyBytes>> first(KeyKind kind, int count) {
        Deque<Future<PrivateKeyBytes>> line = coming.get(kind);
        return line == null ? List.of() : line.stream().limit(count).toList();
    }

    private synchronized Future<PrivateKeyBytes> poll(KeyKind kind) {
        Deque<Future<PrivateKeyBytes>> line = coming.get(kind);
        return line == null ? null : line.poll();
    }
}
