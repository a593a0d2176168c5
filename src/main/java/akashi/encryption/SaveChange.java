package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.site.ChangeSet.Turn;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Wants switches on or off, as one change set; answers its id. Refused where the pair would be torn, where nothing would
 * change, and where the site is no longer as it was seen.
 *
 * @param turns the switches and what they are turned to; of two turns of one switch the later counts
 * @param completePair whether every other member of the pair is turned the same way
 * @param joins whether it is a press among others: it goes into the change set that the presses of the same person began
 * @param seen what the form that asks for it carried (see {@link ChangeView#seen}); empty for programs
 */
public record SaveChange(List<Turn> turns, boolean completePair, boolean joins, Optional<String> seen)
        implements Act<UUID> {

    /** Copies the list. */
    public SaveChange {
        turns = List.copyOf(turns);
    }

    /** A change set of its own. */
    SaveChange(List<Turn> turns, boolean completePair, Optional<String> seen) {
        this(turns, completePair, false, seen);
    }

    /** Without looking at what was seen. */
    public SaveChange(List<Turn> turns, boolean completePair) {
        this(turns, completePair, Optional.empty());
    }

    /** The press of a single switch. */
    static SaveChange press(Turn turn, Optional<String> seen) {
        return new SaveChange(List.of(turn), false, true, seen);
    }

    @Override
    public String code() {
        return "save-change";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
