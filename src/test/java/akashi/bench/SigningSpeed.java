package akashi.bench;

import akashi.PortalProcess;
import akashi.core.site.HostName;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SigningRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests signed over HTTP, each with record and audit, in turns with {@code cfssl serve}, which keeps neither. */
final class SigningSpeed {

    private static final Logger LOG = LoggerFactory.getLogger(SigningSpeed.class);
    private static final int COUNT = Integer.getInteger("akashi.bench.requests.signed", 400);
    private static final int ROUNDS = 4;
    private static final int WARM_ROUNDS = Integer.getInteger("akashi.bench.warm.rounds", 4);
    private static final int CLIENTS = Integer.getInteger("akashi.bench.clients", 4);

    private final Path folder;
    private final Figures figures;
    private final HttpClient client = HttpClient.newHttpClient();

    SigningSpeed(Path folder, Figures figures) {
        this.folder = folder;
        this.figures = figures;
    }

    void measure() throws IOException {
        LOG.warn("signing {} requests", COUNT);
        Path home = folder.resolve("home");
        Harbours.plant(home, 2 * COUNT + 1);
        List<String> bodies = bodies(2 * COUNT);
        boolean peer = Peers.here();
        int port = freePort();
        Process theirs = peer ? Peers.in(folder.resolve("peers")).server(port) : null;
        try (PortalProcess portal =
                PortalProcess.Start.on(home).with(Speed.JAVA_OPTIONS).run()) {
            URI ours = portal.address().resolve("/api/v1/certificates/sign");
            URI other = URI.create("http://127.0.0.1:" + port + "/api/v1/cfssl/sign");
            // The same request of the same computer may come again: a portal in service is warm.
            for (int i = 0; i < WARM_ROUNDS; i++) {
                seconds(ours, bodies.subList(COUNT, 2 * COUNT));
            }
            double here = 0;
            double there = 0;
            int each = COUNT / ROUNDS;
            for (int i = 0; i < ROUNDS; i++) {
                here += seconds(ours, bodies.subList(i * each, (i + 1) * each));
                there += peer ? seconds(other, Collections.nCopies(each, peerBody(bodies.get(0)))) : 0;
            }
            figures.add(
                    "requests signed over HTTP with record and audit, RSA-3072 CA",
                    "at least as many as cfssl serve",
                    "%.0f /s; cfssl serve %.0f /s; ratio %.2f",
                    COUNT / here,
                    COUNT / there,
                    there / here);
        } finally {
            if (theirs != null) {
                theirs.destroy();
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** One request for each recorder, each with a key of its own. */
    private static List<String> bodies(int count) {
        List<Integer> numbers =
                java.util.stream.IntStream.rangeClosed(1, count).boxed().toList();
        return numbers.parallelStream()
                .map(i -> {
                    String name = "rec-%05d.big.example".formatted(i);
                    PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.RSA_2048);
                    return JsonNodeFactory.instance
                            .objectNode()
                            .put("computer", name)
                            .put("csr", SigningRequest.pem(key, name, List.of(new HostName(name)), List.of()))
                            .toString();
                })
                .toList();
    }

    private static String peerBody(String ours) {
        return ours.replace("\"computer\"", "\"hostname\"").replace("\"csr\"", "\"certificate_request\"");
    }

    /** Seconds until all were signed, over a few connections. */
    private double seconds(URI uri, List<String> bodies) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long start = System.nanoTime();
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            bodies.forEach(body -> answers.add(clients.submit(() -> status(uri, body))));
            for (Future<Integer> answer : answers) {
                int status = answer.get(2, TimeUnit.MINUTES);
                if (status / 100 != 2) {
                    throw new IllegalStateException(uri + " answered " + status);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            clients.shutdown();
        }
    }

    private int status(URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Harbours.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int attempt = 0; ; attempt++) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .statusCode();
            } catch (java.net.ConnectException notYet) {
                if (attempt == 50) {
                    throw notYet;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }
}
