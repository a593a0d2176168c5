package akashi.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** One thread's share of the targets: many connections on one selector, so that a silent one costs a place alone. */
final class TlsLoop {

    private final List<TlsTarget> targets;
    private final AtomicInteger next;
    private final TlsAnswer[] answers;
    private final SSLContext context;
    private final Clock clock;
    private final Duration patience;
    private final int places;

    /** The connections that are open, the oldest first, each with the number of its target. */
    private final Map<TlsConnection, Integer> open = new LinkedHashMap<>();

    TlsLoop(
            List<TlsTarget> targets,
            AtomicInteger next,
            TlsAnswer[] answers,
            SSLContext context,
            Clock clock,
            Duration patience,
            int places) {
        this.targets = targets;
        this.next = next;
        this.answers = answers;
        this.context = context;
        this.clock = clock;
        this.patience = patience;
        this.places = places;
    }

    void run() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(16 * 1024);
        try (Selector selector = Selector.open()) {
            while (fill(selector) || !open.isEmpty()) {
                selector.select(millisLeft());
                for (SelectionKey key : selector.selectedKeys()) {
                    TlsConnection connection = (TlsConnection) key.attachment();
                    connection.ready(key, scratch);
                    take(connection);
                }
                selector.selectedKeys().clear();
                expire();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            open.keySet().forEach(TlsConnection::close);
        }
    }

    /** Opens what there is a place for; false when no target is left. */
    private boolean fill(Selector selector) {
        while (open.size() < places) {
            int number = next.getAndIncrement();
            if (number >= targets.size()) {
                return false;
            }
            TlsConnection connection =
                    new TlsConnection(targets.get(number), context, clock, System.nanoTime() + patience.toNanos());
            open.put(connection, number);
            connection.open(selector);
            take(connection);
        }
        return true;
    }

    private long millisLeft() {
        if (open.isEmpty()) {
            return 1;
        }
        long left = open.keySet().iterator().next().deadline() - System.nanoTime();
        return Math.max(1, left / 1_000_000 + 1);
    }

    private void take(TlsConnection connection) {
        connection.answer().ifPresent(answer -> {
            Integer number = open.remove(connection);
            if (number != null) {
                answers[number] = answer;
            }
        });
    }

    private void expire() {
        long now = System.nanoTime();
        while (!open.isEmpty()) {
            TlsConnection oldest = open.keySet().iterator().next();
            if (oldest.deadline() - now > 0) {
                return;
            }
            oldest.expire();
            take(oldest);
        }
    }
}
