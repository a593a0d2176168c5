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

    private record Failures(int count, Instant last) {}

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
        Failures known = failures.get(key(userName, address));
        if (known == null || known.count() < free) {
            return Duration.ZERO;
        }
        return Duration.between(clock.instant(), known.last().plus(pauseAfter(known.count())));
    }

    /** Counts a try as failed until it is known better, unless it has to wait; of many at once none slips through. */
    synchronized Duration begin(String userName, String address) {
        Duration pause = pause(userName, address);
        if (pause.compareTo(Duration.ZERO) <= 0) {
            failed(userName, address);
        }
        return pause;
    }

    /** Counts a failure. */
    public synchronized void failed(String userName, String address) {
        Instant now = clock.instant();
        failures.merge(
                key(userName, address),
                new Failures(1, now),
                (known, one) -> known.last().plus(FORGET).isBefore(now) ? one : new Failures(known.count() + 1, now));
    }

    synchronized void succeeded(String userName, String address) {
        failures.remove(key(userName, address));
    }

    private Duration pauseAfter(int count) {
        Duration pause = Duration.ofSeconds(1L << Math.min(count - free + 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static String key(String userName, String address) {
        return address + " " + userName.strip().toLowerCase(Locale.ROOT);
    }
}
