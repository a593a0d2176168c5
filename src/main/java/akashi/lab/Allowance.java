package akashi.lab;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How often each learner may do what costs: so many times in a minute, then a pause. */
final class Allowance {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_LEARNERS = 2_000;

    private final int most;
    private final Map<UUID, Deque<Instant>> done = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Deque<Instant>> eldest) {
            return size() > MOST_LEARNERS;
        }
    };

    Allowance(int mostPerMinute) {
        most = mostPerMinute;
    }

    /** Counts one more; throws {@link Fault.TooOften}, which says how long to wait, where that is one too many. */
    synchronized void take(UUID learner, Instant now) {
        Deque<Instant> times = done.computeIfAbsent(learner, first -> new ArrayDeque<>());
        times.removeIf(at -> !now.isBefore(at.plus(WINDOW)));
        if (times.size() >= most) {
            Duration wait = Duration.between(now, times.getFirst().plus(WINDOW));
            long seconds = Math.max(1, wait.toSeconds());
            throw new Fault.TooOften(FieldError.of("lab", "lab.wait", most, seconds), wait);
        }
        times.addLast(now);
    }
}
