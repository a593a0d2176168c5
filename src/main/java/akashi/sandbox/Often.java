package akashi.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How often each learner had a site made in the last hour. */
final class Often {

    /** So many in an hour. */
    static final int MOST = 12;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<UUID, Deque<Instant>> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Often(Clock clock) {
        this.clock = clock;
    }

    /** How long the next one has to wait; where it need not, it counts. */
    synchronized Duration pause(UUID learner) {
        Instant now = clock.instant();
        Deque<Instant> times = made.computeIfAbsent(learner, id -> new ArrayDeque<>());
        times.removeIf(time -> !time.plus(HOUR).isAfter(now));
        if (times.size() >= MOST) {
            return Duration.between(now, times.getFirst().plus(HOUR));
        }
        times.addLast(now);
        return Duration.ZERO;
    }
}
