package akashi.probe;

import akashi.core.site.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Resolves many names at a time, each once, and gives up those whose name servers do not answer in time. */
final class Names {

    private static final int THREADS = 16;
    private static final long IDLE_SECONDS = 5;

    private final Resolver resolver;
    private final Duration patience;
    private final ExecutorService threads;

    Names(Resolver resolver, Duration patience) {
        this.resolver = resolver;
        this.patience = patience;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Names::thread);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "probe-names");
        thread.setDaemon(true);
        return thread;
    }

    /** The platform's own resolver. */
    static List<InetAddress> ofPlatform(HostName name) {
        try {
            return List.of(InetAddress.getAllByName(name.value()));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    /** The addresses of each name; none where it is not known or nobody said so in time. */
    Map<HostName, List<InetAddress>> of(Collection<HostName> names) {
        Map<HostName, Future<List<InetAddress>>> asked = new HashMap<>();
        names.forEach(name -> asked.computeIfAbsent(name, each -> threads.submit(() -> resolver.addresses(each))));
        long end = System.nanoTime() + patience.toNanos();
        Map<HostName, List<InetAddress>> found = new HashMap<>();
        asked.forEach((name, answer) -> found.put(name, answer(answer, end - System.nanoTime())));
        return found;
    }

    private static List<InetAddress> answer(Future<List<InetAddress>> asked, long nanos) {
        try {
            return asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException nobodyKnows) {
            asked.cancel(true);
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
