package akashi.core.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a computer takes part in the site, since when, until when it is expected back, why, and who said so.
 */
public record Presence(State state, Instant since, Optional<LocalDate> until, String why, String by) {

    /** The states of a computer's life in the site. */
    public enum State {
        /** Counts in every rule. */
        IN_SERVICE,
        /** On its way in: wanted as the pair, it colours its own links only. */
        JOINING,
        /** Leaves the pair and every gate, and is drawn apart. */
        OUT_OF_SERVICE,
        /** Gone for good; only its history is kept. */
        RETIRED
    }

    /** In service since the instant, without a reason to give. */
    public static Presence inService(Instant since, String by) {
        return new Presence(State.IN_SERVICE, since, Optional.empty(), "", by);
    }
}
