package akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.HostName;
import akashi.core.site.Sighting.Outcome;
import akashi.pki.Listener;
import akashi.pki.NativeCrypto;
import akashi.pki.Papers;
import akashi.pki.TlsAnswer;
import akashi.pki.TlsProber;
import akashi.pki.TlsTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand endpoints asked by the prober and by {@code openssl s_client}; to {@code target/probe-speed.md}. */
@Tag("bench")
class ProbeSpeedIT {

    private static final int ENDPOINTS = 1_000;
    private static final int FIRST_PORT = 24_000;
    private static final int ROUNDS = 3;

    public static void main(String[] args) throws IOException {
        System.out.println(measured());
    }

    @Test
    void it_is_measured() throws IOException {
        String table = measured();
        Files.writeString(Path.of("target", "probe-speed.md"), table, StandardCharsets.UTF_8);
        System.out.println(table);
        assertThat(table).contains("openssl s_client");
    }

    private static String measured() throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < ENDPOINTS; i++) {
            ports.add(FIRST_PORT + i);
        }
        Path papers = Papers.of("good").write(Files.createTempDirectory("akashi-probes"));
        try (Listener server = Listener.nginx(papers, ports);
                Listener silent = Listener.peer(Listener::await)) {
            return measured(papers, ports.stream().map(ProbeSpeedIT::at).toList(), at(silent.port()));
        }
    }

    private static String measured(Path papers, List<TlsTarget> targets, TlsTarget silent) throws IOException {
        Figures figures = new Figures();
        figures.add("keys on curves", "", "%s", NativeCrypto.load());
        TlsProber prober = new TlsProber(Clock.systemUTC(), Duration.ofSeconds(60));
        figures.add("first 1,000 endpoints of a cold program", "", "%.2f s", seconds(prober, targets));
        seconds(prober, targets);
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(seconds(prober, targets));
        }
        double theirs = openssl(papers);
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(seconds(prober, targets));
        }
        ours.sort(null);
        double median = ours.get(ROUNDS);
        String spread = "%.2f s (%.2f to %.2f)".formatted(median, ours.get(0), ours.get(ours.size() - 1));
        figures.add("1,000 loopback endpoints, RSA-2048, TLS 1.3", "≤ 1.5 s", "%s", spread);
        figures.add("openssl s_client, 8 workers", "", "%.1f s", theirs);
        figures.add("ratio", "< 0.1", "%.3f", median / theirs);
        TlsProber hasty = new TlsProber(Clock.systemUTC(), Duration.ofSeconds(20));
        List<TlsTarget> mixed = new ArrayList<>(targets);
        mixed.add(0, silent);
        figures.add("the same behind one that never answers", "its own 20 s alone", "%.2f s", seconds(hasty, mixed));
        return figures.table();
    }

    private static TlsTarget at(int port) {
        return new TlsTarget(
                new InetSocketAddress("127.0.0.1", port), Optional.of(new HostName("rec-01.site.example")));
    }

    private static double seconds(TlsProber prober, List<TlsTarget> targets) {
        long start = System.nanoTime();
        List<TlsAnswer> answers = prober.ask(targets);
        double taken = (System.nanoTime() - start) / 1e9;
        long encrypted = answers.stream()
                .filter(each -> each.outcome() == Outcome.ENCRYPTED)
                .count();
        assertThat(encrypted).isEqualTo(ENDPOINTS);
        return taken;
    }

    private static double openssl(Path folder) throws IOException {
        String script = "seq %d %d | xargs -P8 -I{} sh -c 'openssl s_client -connect 127.0.0.1:{}"
                        .formatted(FIRST_PORT, FIRST_PORT + ENDPOINTS - 1)
                + " -servername rec-01.site.example </dev/null >/dev/null 2>&1 || true'";
        long start = System.nanoTime();
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
