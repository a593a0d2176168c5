package akashi.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests one address may send: a bucket that holds {@value #BURST} and refills with {@value #A_SECOND} a second.
 * Far beyond a classroom behind one address, and far below what would keep a portal from serving others. No more than
 * {@value #AT_ONCE} are served at once, since each holds a thread for as long as its body takes to come. May be shared by
 * threads.
 */
final class RateLimit {

    static final int BURST = 1_000;
    static final int A_SECOND = 100;
    static final int AT_ONCE = 60;
    private static final int REMEMBERED = 10_000;

    /** What was left in a bucket, and when. */
    private record Bucket(double left, Instant at) {}

    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Map<String, Integer> served = new HashMap<>();

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** Takes one request of an address; false where it has none left. */
    synchronized boolean take(String address) {
        Instant now = clock.instant();
        Bucket last = buckets.getOrDefault(address, new Bucket(BURST, now));
        // A clock that was set back gives nothing and takes nothing.
        double seconds = Math.max(0, Duration.between(last.at(), now).toNanos() / 1e9);
        double left = Math.min(BURST, last.left() + seconds * A_SECOND);
        boolean some = left >= 1;
        buckets.put(address, new Bucket(some ? left - 1 : left, now));
        return some;
    }

    /** Begins to serve a request of an address; false where too many of it are being served. */
    synchronized boolean enter(String address) {
        int now = served.getOrDefault(address, 0);
        if (now < AT_ONCE) {
            served.put(address, now + 1);
        }
        return now < AT_ONCE;
    }

    /** A request that was begun was served. */
    synchronized void leave(String address) {
        served.computeIfPresent(address, (same, known) -> known == 1 ? null : known - 1);
    }
}
