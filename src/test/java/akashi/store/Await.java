package akashi.store;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread will bring about, no longer than it takes. */
public final class Await {

    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 5_000_000L;

    private Await() {}

    /** What was looked for, once it is enough; fails after half a minute. */
    public static <T> T until(Supplier<T> look, Predicate<T> enough) {
        return until(LONGEST_NANOS, look, enough);
    }

    /** The same for what takes up to two minutes. */
    static <T> T patiently(Supplier<T> look, Predicate<T> enough) {
        return until(4 * LONGEST_NANOS, look, enough);
    }

    private static <T> T until(long longest, Supplier<T> look, Predicate<T> enough) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < longest) {
            T seen = look.get();
            if (enough.test(seen)) {
                return seen;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("did not come about: " + look.get());
    }
}
