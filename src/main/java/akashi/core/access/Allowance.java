package akashi.core.access;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How often each person may do what costs: so many times in a minute or an hour, then a pause. For several threads. */
public final class Allowance {

    private static final int REMEMBERED = 10_000;

    private final int most;
    private final ChronoUnit window;
    private final ChronoUnit told;
    private final String field;
    private final String sentence;
    private final Map<UUID, Deque<Instant>> done = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Allowance(int most, ChronoUnit window, ChronoUnit told, String field, String sentence) {
        this.most = most;
        this.window = window;
        this.told = told;
        this.field = field;
        this.sentence = sentence;
    }

    /** The sentence stands beside the field; it is told how often and for how many seconds to wait. */
    public static Allowance perMinute(int most, String field, String sentence) {
        return new Allowance(most, ChronoUnit.MINUTES, ChronoUnit.SECONDS, field, sentence);
    }

    /** The sentence stands beside the field; it is told how often and for how many minutes to wait. */
    public static Allowance perHour(int most, String field, String sentence) {
        return new Allowance(most, ChronoUnit.HOURS, ChronoUnit.MINUTES, field, sentence);
    }

    /** Counts one more; throws {@link Fault.TooOften}, which says how long to wait, where that is one too many. */
    public synchronized void take(UUID person, Instant now) {
        Deque<Instant> times = done.computeIfAbsent(person, first -> new ArrayDeque<>());
        times.removeIf(at -> !now.isBefore(at.plus(1, window)));
        if (times.size() >= most) {
            Duration wait = Duration.between(now, times.getFirst().plus(1, window));
            long units = told.getDuration().toMillis();
            long rounded = Math.max(1, (wait.toMillis() + units - 1) / units);
            throw new Fault.TooOften(FieldError.of(field, sentence, most, rounded), wait);
        }
        times.addLast(now);
    }
}
