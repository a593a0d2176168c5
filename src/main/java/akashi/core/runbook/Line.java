package akashi.core.runbook;

import akashi.core.site.Slot;
import java.util.Optional;

/**
 * What is typed at the computer.
 *
 * @param slot the switch it turns; empty where it does the whole step
 * @param text the command line; empty while there is no certificate to name
 * @param done whether evidence shows that it was done
 */
public record Line(Optional<Slot> slot, boolean on, Optional<String> text, boolean done) {

    /** A line that does the whole step. */
    static Line whole(String text) {
        return new Line(Optional.empty(), true, Optional.of(text), false);
    }
}
