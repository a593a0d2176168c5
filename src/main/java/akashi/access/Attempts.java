package akashi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down guessing: after three failures for one name from one address, each further try has to wait, twice as long
 * every time, at most a minute. Another address is not slowed down, so nobody can lock anybody out.
 */
public final class Attempts {

    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofMinutes(30);
    private static final int REMEMBERED = 10_000;

    private static final Duration DECIDED = Duration.ofSeconds(10);

    /** How many failed, those under way included; how many are under way; when the last and the one before began. */
    private record Failures(int count, int open, Instant last, Instant before) {

        Failures ended() {
            return new Failures(count, Math.max(0, open - 1), last, before);
        }

        Failures at(Instant now) {
            return new Failures(count, open, now, now);
        }

        Failures without() {
            return count == 1 ? null : new Failures(count - 1, open, before, before);
        }
    }

    private final Clock clock;
    private final int free;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** By this clock. */
    public Attempts(Clock clock) {
        this(clock, FREE);
    }

    /** By this clock, slowing down after so many failures. */
    Attempts(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    /** How long the next try has to wait; zero or less when it may be made now. */
    public synchronized Duration pause(String userName, String address) {
        Instant now = clock.instant();
        // A clock that was set back must not make anybody wait until it has caught up.
        Failures known = failures.computeIfPresent(
                key(userName, address), (key, seen) -> seen.last().isAfter(now) ? seen.at(now) : seen);
        if (known == null || known.count() < free) {
            return Duration.ZERO;
        }
        return Duration.between(now, known.last().plus(pauseAfter(known.count())));
    }

    /**
     * Counts a try as failed until it is known better, unless it has to wait; then it answers how long. Of many at once
     * none slips through: those for which no free try is left stand in line until the ones before them are decided.
     * Whoever was let through says {@link #ended} in the end.
     */
    public synchronized Duration begin(String userName, String address) {
        String key = key(userName, address);
        long until = System.nanoTime() + DECIDED.toNanos();
        while (inLine(key) && System.nanoTime() < until) {
            if (!waited()) {
                return LONGEST;
            }
        }
        Duration pause = pause(userName, address);
        if (pause.compareTo(Duration.ZERO) <= 0) {
            count(key, 1);
        }
        return pause;
    }

    private boolean inLine(String key) {
        Failures known = failures.get(key);
        return known != null && known.count() >= free && known.open() > 0;
    }

    private boolean waited() {
        try {
            wait(DECIDED.toMillis() / 10);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A try that was begun is over; it stays counted as failed, unless it is known better. */
    public synchronized void ended(String userName, String address) {
        failures.computeIfPresent(key(userName, address), (key, known) -> known.ended());
        notifyAll();
    }

    /** A try that was begun neither failed nor succeeded: what failed before stays, and nothing is added. */
    public synchronized void spared(String userName, String address) {
        failures.computeIfPresent(key(userName, address), (key, known) -> known.without());
    }

    /** Counts a failure. */
    public synchronized void failed(String userName, String address) {
        count(key(userName, address), 0);
    }

    private void count(String key, int open) {
        Instant now = clock.instant();
        failures.merge(
                key,
                new Failures(1, open, now, now),
                (known, one) -> known.last().plus(FORGET).isBefore(now)
                        ? one
                        : new Failures(known.count() + 1, known.open() + open, now, known.last()));
    }

    /** Whether the try that was begun is the one from which on further ones have to wait. */
    synchronized boolean slows(String userName, String address) {
        Failures known = failures.get(key(userName, address));
        return known != null && known.count() == free;
    }

    /** Forgets what failed before. */
    public synchronized void succeeded(String userName, String address) {
        failures.remove(key(userName, address));
        notifyAll();
    }

    private Duration pauseAfter(int count) {
        Duration pause = Duration.ofSeconds(1L << Math.min(count - free + 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static String key(String userName, String address) {
        return address + " " + userName.strip().toLowerCase(Locale.ROOT);
    }
}
