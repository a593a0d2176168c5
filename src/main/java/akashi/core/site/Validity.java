package akashi.core.site;

import java.time.Duration;
import java.time.Instant;

/** From when to when, both included, a certificate may be used (RFC 5280 4.1.2.5). */
public record Validity(Instant notBefore, Instant notAfter) {

    /** Refuses an end before the start. */
    public Validity {
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("a validity cannot end before it starts");
        }
    }

    /** Whether the instant lies within. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /** The whole length. */
    public Duration length() {
        return Duration.between(notBefore, notAfter);
    }

    /** Days of the whole length, begun days counted, as platforms that limit a lifetime count them. */
    public long days() {
        return (length().toSeconds() + 86_399) / 86_400;
    }

    /** When a warning is due: the smaller of 30 days and a third of the lifetime before the end. */
    public Instant warnFrom() {
        return notAfter.minus(smaller(Duration.ofDays(30), length().dividedBy(3)));
    }

    /** When it becomes urgent: the smaller of 7 days and a tenth of the lifetime before the end. */
    public Instant urgentFrom() {
        return notAfter.minus(smaller(Duration.ofDays(7), length().dividedBy(10)));
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
