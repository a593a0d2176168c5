package akashi.store;

import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a stored job is.
 *
 * @param failures the items that failed, each with its reasons
 * @param waits why nothing goes on just now, and what to do about it; empty while it does
 */
public record JobProgress(
        UUID id,
        String kind,
        State state,
        int total,
        int done,
        List<Failure> failures,
        List<Why> waits,
        String by,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** Its life. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED
    }

    /** An item that could not be done, and why. */
    public record Failure(String label, List<Message> reasons) {}

    /** A sentence about what is waited for, or what to do, then with the page where it is done if there is one. */
    public record Why(Message text, Optional<String> path) {}

    /** How many items failed. */
    public int failed() {
        return failures.size();
    }

    /** Whether nothing more will happen. */
    public boolean ended() {
        return state == State.DONE || state == State.CANCELLED;
    }
}
