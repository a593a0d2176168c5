package akashi.core.site;

import java.time.Duration;
import java.time.Instant;

/** From when to when, both included, a certificate may be used (RFC 5280 4.1.2.5). */
public record Validity(Instant notBefore, Instant notAfter) {

    private static final Duration WARNED = Duration.ofDays(30);
    private static final Duration AT_LEAST = Duration.ofDays(14);

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

    /** Days from an instant to the end, begun days counted: what somebody asks for who wants it from then on. */
    public long daysFrom(Instant start) {
        return (Duration.between(start, notAfter).toSeconds() + 86_399) / 86_400;
    }

    /**
     * When a warning is due about a server's certificate: a third of the lifetime before the end, at least 14 days and at
     * most 30. Somebody has to go to the server to replace it, however short its life was.
     */
    public Instant warnFrom() {
        Duration third = smaller(WARNED, length().dividedBy(3));
        return notAfter.minus(third.compareTo(AT_LEAST) < 0 ? AT_LEAST : third);
    }

    /** When a warning is due about a CA: 30 days before the end, as with it everything below it ends. */
    public Instant warnFromAsAuthority() {
        return notAfter.minus(WARNED);
    }

    /** When it becomes urgent: the smaller of 7 days and a tenth of the lifetime before the end. */
    public Instant urgentFrom() {
        return notAfter.minus(smaller(Duration.ofDays(7), length().dividedBy(10)));
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
