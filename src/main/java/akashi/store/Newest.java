package akashi.store;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What the newest known thing gives way to: to what is as new, since a receipt may arrive late, and to anything where it
 * is of a time that has not come yet, since a clock was wrong then.
 */
final class Newest {

    /** By how much clocks may differ that are right. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private Newest() {}

    static boolean givesWay(Instant known, Instant next, Instant now) {
        return !known.isAfter(next) || known.isAfter(now.plus(TOLERANCE));
    }

    static Condition givesWay(Field<Instant> known, Instant next, Instant now) {
        return known.le(next).or(known.gt(now.plus(TOLERANCE)));
    }
}
