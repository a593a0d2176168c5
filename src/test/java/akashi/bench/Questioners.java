package akashi.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who ask at once, each over one connection, each asking again as soon as it is answered. */
final class Questioners {

    private Questioners() {}

    /** Seconds until all addresses were answered with 200. */
    static double ask(URI server, List<String> paths, int clients) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        try {
            List<Callable<Void>> shares = new ArrayList<>();
            int each = paths.size() / clients;
            for (int i = 0; i < clients; i++) {
                List<String> own = paths.subList(i * each, i == clients - 1 ? paths.size() : (i + 1) * each);
                shares.add(() -> share(server, own));
            }
            for (Future<Void> done : threads.invokeAll(shares)) {
                done.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (InterruptedException | ExecutionException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdown();
        }
    }

    private static Void share(URI server, List<String> paths) throws IOException {
        try (Connection connection = new Connection(server, "")) {
            for (String path : paths) {
                if (connection.get(path) != 200) {
                    throw new IllegalStateException(path);
                }
            }
        }
        return null;
    }
}
