package akashi.probe;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/**
 * Asks computers now; comes back with the job that does.
 *
 * @param computerIds whom; none means every computer that takes part
 */
public record StartProbes(List<UUID> computerIds) implements Act<UUID> {

    /** Copies the list. */
    public StartProbes {
        computerIds = List.copyOf(computerIds);
    }

    /** Whether the whole site is asked. */
    boolean all() {
        return computerIds.isEmpty();
    }

    @Override
    public String code() {
        return "start-probes";
    }

    @Override
    public Access least() {
        return Access.HELPDESK;
    }
}
