package akashi.core.expiry;

import akashi.core.fault.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The moment to which a site is played forward, as people and programs write it. */
public final class Moment {

    /** How far ahead a site can be played, in years: longer than any CA of it lasts. */
    public static final int MOST_YEARS = 40;

    private static final Duration JUST_NOW = Duration.ofDays(1);

    private Moment() {}

    /**
     * Reads a day, which means its end, a day with a time, or an RFC 3339 instant. {@link Fault.BadInput} says what is
     * wrong with it; what has passed for more than a day is refused, as nobody can judge it anew.
     */
    public static Instant parse(String text, ZoneId zone, Instant now) {
        Instant at = instant(text.strip(), zone);
        if (at.isBefore(now.minus(JUST_NOW))) {
            throw new Fault.BadInput("at", "expiry.at.past");
        }
        if (at.isAfter(last(now))) {
            throw new Fault.BadInput("at", "expiry.at.far", MOST_YEARS);
        }
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The latest that can be asked. */
    public static Instant last(Instant now) {
        return now.plus(MOST_YEARS * 365L, ChronoUnit.DAYS);
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusSeconds(1);
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new Fault.BadInput("at", "expiry.at.unreadable");
        }
    }
}
