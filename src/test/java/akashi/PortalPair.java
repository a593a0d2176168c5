package akashi;

import akashi.store.DatabaseAddress;
import akashi.store.Engine;
import akashi.vault.Protection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Two whole portals on one PostgreSQL database with one key, each with a home and a clock of its own. */
public final class PortalPair implements AutoCloseable {

    /** Where people reach both: what stands there shows in addresses, and nobody connects to it. */
    private static final URI DOOR = URI.create("http://127.0.0.1:9/");

    private final TestPortal one;
    private final TestPortal other;

    private final CloseableDSLContext look;

    private PortalPair(TestPortal one, TestPortal other, DatabaseAddress database) {
        this.one = one;
        this.other = other;
        this.look = DSL.using(database.url(), database.user(), database.password());
    }

    /** With homes in a folder of the test. */
    public static PortalPair in(Path folder) {
        Protection shared = Protection.by(folder.resolve("shared.key"));
        return in(folder, shared, shared);
    }

    /** The same where the private keys of each are protected so. */
    public static PortalPair in(Path folder, Protection ofOne, Protection ofOther) {
        DatabaseAddress database = Engine.postgres();
        TestPortal one = start(folder.resolve("one"), database, ofOne);
        return new PortalPair(one, start(folder.resolve("other"), database, ofOther), database);
    }

    private static TestPortal start(Path home, DatabaseAddress database, Protection protection) {
        Configuration configuration = PortalElsewhere.configuration(home, database)
                .protectedBy(protection)
                .reachedAt(DOOR);
        return TestPortal.in(configuration, TestPortal.NOW, false);
    }

    public TestPortal one() {
        return one;
    }

    public TestPortal other() {
        return other;
    }

    /** Looks into their database from outside, also after they have ended. */
    public DSLContext look() {
        return look;
    }

    /** Lets time pass at both. */
    public void advance(Duration time) {
        both().forEach(portal -> portal.clock().advance(time));
    }

    /** Does it in both at the same moment, and waits until it is done. */
    public void together(Consumer<TestPortal> work) {
        CyclicBarrier ready = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            both().map(portal -> CompletableFuture.runAsync(
                            () -> {
                                begin(ready);
                                work.accept(portal);
                            },
                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void begin(CyclicBarrier ready) {
        try {
            ready.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Stream<TestPortal> both() {
        return Stream.of(one, other);
    }

    /** Ends both: what they had begun is over then. */
    public void end() {
        try (one) {
            other.close();
        }
    }

    @Override
    public void close() {
        try (look) {
            end();
        }
    }
}
