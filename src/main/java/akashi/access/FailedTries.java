package akashi.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which failed sign-ins are worth an entry, so that nobody floods the trail: the first, the tenth, the hundredth and so
 * on of one name from one address, and so many an hour altogether. Each entry tells the count. May be shared by threads.
 */
final class FailedTries {

    static final int HOURLY = 120;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    /** An entry that is due: how often it happened, and whether further ones are left out until the hour ends. */
    record Due(long count, boolean last) {}

    private record Seen(long count, Instant last) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Instant hour = Instant.EPOCH;
    private int written;

    /** Counts one more of this kind. */
    synchronized Optional<Due> count(String kind, Instant now) {
        Seen one = new Seen(1, now);
        Seen counted = seen.merge(
                kind,
                one,
                (known, first) -> known.last().plus(HOUR).isBefore(now) ? first : new Seen(known.count() + 1, now));
        if (!powerOfTen(counted.count()) || !room(now)) {
            return Optional.empty();
        }
        written++;
        return Optional.of(new Due(counted.count(), written == HOURLY));
    }

    private boolean room(Instant now) {
        // A clock that was set back begins a new hour too.
        if (now.isBefore(hour) || !now.isBefore(hour.plus(HOUR))) {
            hour = now;
            written = 0;
        }
        return written < HOURLY;
    }

    private static boolean powerOfTen(long count) {
        long left = count;
        while (left % 10 == 0) {
            left /= 10;
        }
        return left == 1;
    }
}
