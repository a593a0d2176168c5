package akashi.core.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Switches that are turned together.
 *
 * @param number counts up within the site; people name a change set by it
 */
public record ChangeSet(UUID id, int number, State state, List<Turn> turns, String by, Instant at) {

    /** Its life. */
    public enum State {
        /** Wanted, and the gate to effect not yet passed. */
        PLANNED,
        /** The gate was passed: switches take effect one by one, and differences are CHANGING. */
        RUNNING,
        /** Every switch is in effect as wanted. */
        DONE,
        /** Taken back. */
        UNDONE
    }

    /** One switch and what it is turned to. */
    public record Turn(UUID computerId, Slot slot, boolean on) {}

    /** Copies the list. */
    public ChangeSet {
        turns = List.copyOf(turns);
    }

    /** Whether differences between its computers are expected right now. */
    public boolean running() {
        return state == State.RUNNING;
    }
}
