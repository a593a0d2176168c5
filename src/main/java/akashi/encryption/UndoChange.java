package akashi.encryption;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a planned or running change set back: its switches are wanted as before. Where some are in effect already, a new
 * change set brings those back; its id is the answer, otherwise that of the change set taken back.
 *
 * @param seen what the form that asks for it carried (see {@link ChangeView#seen}); empty for programs
 */
record UndoChange(UUID changeId, Optional<String> seen) implements Act<UUID> {

    @Override
    public String code() {
        return "undo-change";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
