package akashi.core.life;

import akashi.core.site.Certificate;
import java.time.Duration;
import java.time.Instant;

/** When certificates end that a list shall show. */
public enum Ends {
    /** They ended already. */
    PAST(0),
    /** They are valid and end within a week. */
    WEEK(7),
    /** They are valid and end within 30 days. */
    MONTH(30),
    /** They are valid and end within 90 days. */
    QUARTER(90),
    /** They are valid and end within a year. */
    YEAR(365);

    private final int days;

    Ends(int days) {
        this.days = days;
    }

    boolean holds(Certificate certificate, Instant now) {
        Instant end = certificate.validity().notAfter();
        boolean past = now.isAfter(end);
        return this == PAST ? past : !past && !end.isAfter(now.plus(Duration.ofDays(days)));
    }
}
