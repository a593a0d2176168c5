package akashi.warning;

import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.store.Channels;
import akashi.store.Outbox;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A portal with one certificate that ends soon, and a listener that takes webhooks. */
final class Harness implements AutoCloseable {

    /** A call that came. */
    record Call(String id, String signature, String timestamp, String body) {}

    final Quay quay = Quay.withRecorders(2).wanted().ca();
    final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private HttpServer listener;
    private int answered;

    Harness ending() {
        quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofDays(380));
        return this;
    }

    TestPortal portal() {
        return quay.portal;
    }

    /** Listens, answering each call with the status for its number; a redirect leads to a metadata service. */
    String listening(IntFunction<Integer> status) {
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        listener.createContext("/", exchange -> {
            calls.add(new Call(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
            byte[] said = ("<b>said</b> " + exchange.getRequestURI()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.apply(answered++), said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        listener.start();
        return "http://127.0.0.1:" + listener.getAddress().getPort() + "/hook/tok3n-of-mine";
    }

    /** Adds a webhook and answers its signing secret. */
    String webhook(String shape, String address) {
        String page = quay.admin()
                .post("/settings/warnings/web", "shape", shape, "url", address, "webLang", "en", "webWeekly", "true")
                .html()
                .select("pre")
                .text();
        return page;
    }

    Call next() {
        try {
            return calls.poll(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The last message to the only channel, once it stands so. */
    Outbox.Item last(java.util.function.Predicate<Outbox.Item> as) {
        var db = portal().database().db();
        var site = portal().actor().siteId();
        var channel = new Channels(db, site).all().get(0).id();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (System.nanoTime() < end) {
            Optional<Outbox.Item> item = new Outbox(db, site).latest(channel).filter(as);
            if (item.isPresent()) {
                return item.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("it never stood so: " + new Outbox(db, site).latest(channel));
    }

    /** Waits until nothing is left to be sent now, and answers how many messages there are altogether. */
    int settled() {
        var db = portal().database().db();
        var site = portal().actor().siteId();
        await(() -> new Outbox(db, site)
                .due(portal().clock().instant(), java.util.Set.of())
                .isEmpty());
        return db.fetchCount(akashi.store.tables.Tables.WARNING_MESSAGE);
    }

    static void await(java.util.function.BooleanSupplier what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came true");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.stop(0);
        }
        quay.close();
    }
}
