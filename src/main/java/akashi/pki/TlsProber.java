package akashi.pki;

import akashi.core.site.Sighting.Outcome;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Offers handshakes to many addresses at a time and says what each peer did. Whatever certificate comes is taken, to be
 * judged afterwards; nothing but the handshake is ever sent. Each target has its own deadline, and what peers send is
 * bounded, so that none can hold up the others. Never fails because of a peer.
 */
public final class TlsProber {

    private static final int MOST_AT_A_TIME = 400;
    private static final int MOST_THREADS = 4;

    private final Clock clock;
    private final Duration patience;
    private final SSLContext context = anything();

    /**
     * A prober.
     *
     * @param clock what the clocks of others are compared with
     * @param patience how long a peer has for all of its handshake
     */
    public TlsProber(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** What each peer did, in the order of the targets; returns when the last has answered or its time is over. */
    public List<TlsAnswer> ask(List<TlsTarget> targets) {
        int threads = Math.max(
                1, Math.min(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), targets.size()));
        AtomicInteger next = new AtomicInteger();
        TlsAnswer[] answers = new TlsAnswer[targets.size()];
        List<Thread> helping = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            TlsLoop loop = new TlsLoop(targets, next, answers, context, clock, patience, MOST_AT_A_TIME / threads);
            helping.add(new Thread(loop::run, "tls-probe-" + i));
        }
        helping.forEach(thread -> thread.setDaemon(true));
        helping.forEach(Thread::start);
        try {
            for (Thread thread : helping) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PkiFailure(stopped);
        }
        return Stream.of(answers)
                .map(answer ->
                        answer == null ? TlsAnswer.nothing(Outcome.TIMED_OUT, "not asked", clock.instant()) : answer)
                .toList();
    }

    static SSLContext anything() {
        return Crypto.must(() -> {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anything()}, new SecureRandom());
            return context;
        });
    }

    /** Takes every certificate; the extended kind, since Java adds checks of its own to the other. */
    private static final class Anything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new IllegalStateException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new IllegalStateException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Judged afterwards.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Judged afterwards.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Judged afterwards.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
