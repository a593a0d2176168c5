package akashi.core.runbook;

import java.time.Instant;
import java.util.Optional;

/**
 * How a site wants a runbook to go.
 *
 * @param grouping how computers are put into waves
 * @param size how many computers a wave has at most
 * @param eventFirst whether the event server goes on before the management server (field experience, G5)
 * @param from when services may restart; empty for at any time
 * @param until when they no longer may
 * @param begun ticks from before do not count; empty where all do
 */
public record Pace(
        Grouping grouping,
        int size,
        boolean eventFirst,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> begun) {

    /** The most computers in one wave. */
    public static final int LARGEST = 100;

    /** What holds where nobody chose. */
    public static final Pace USUAL =
            new Pace(Grouping.SIZE, 25, true, Optional.empty(), Optional.empty(), Optional.empty());

    /** How computers come into waves. */
    public enum Grouping {
        /** So many at a time. */
        SIZE,
        /** Network by network. */
        NETWORK
    }

    /** Whether services may restart at the instant. */
    public boolean open(Instant now) {
        return from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** Whether the window is over, so that nothing opens it but another. */
    public boolean past(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The same, but what was ticked before the instant no longer counts. */
    public Pace anew(Instant now) {
        return new Pace(grouping, size, eventFirst, from, until, Optional.of(now));
    }
}
