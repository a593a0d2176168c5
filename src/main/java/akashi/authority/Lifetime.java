package akashi.authority;

import akashi.core.site.Training;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How much of an authority's life is left, on a scale of months: replacing one takes a site months, and what it issues
 * in its last year is cut short. One that was made for a few months, as on a training site, is due in its last third.
 */
record Lifetime(Status status, Message sentence) {

    private static final int WARN_MONTHS = 18;
    private static final int URGENT_MONTHS = 6;

    static Lifetime of(Validity validity, Instant now) {
        if (now.isAfter(validity.notAfter())) {
            return new Lifetime(Status.BROKEN, Message.of("authority.life.over", validity.notAfter()));
        }
        if (now.isBefore(validity.notBefore())) {
            return new Lifetime(Status.BROKEN, Message.of("authority.life.not-yet", validity.notBefore()));
        }
        long months = ChronoUnit.MONTHS.between(
                now.atOffset(ZoneOffset.UTC), validity.notAfter().atOffset(ZoneOffset.UTC));
        Duration left = Duration.between(now, validity.notAfter());
        if (validity.days() <= Training.MOST_DAYS
                && left.multipliedBy(3).compareTo(Duration.between(validity.notBefore(), validity.notAfter())) > 0) {
            return new Lifetime(null, Message.of("authority.life.days", left.toDays()));
        }
        if (months < URGENT_MONTHS) {
            return new Lifetime(Status.EXPIRING, Message.of("authority.life.urgent", months));
        }
        if (months < WARN_MONTHS) {
            return new Lifetime(Status.EXPIRING, Message.of("authority.life.warn", months));
        }
        return new Lifetime(null, Message.of("authority.life.fine", months / 12, months % 12));
    }

    /** Whether something has to be done about it. For templates. */
    public boolean due() {
        return status != null;
    }
}
