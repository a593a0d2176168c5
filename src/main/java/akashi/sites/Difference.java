package akashi.sites;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a file would make of a site.
 *
 * @param added computers the site does not know yet
 * @param changed computers whose data the file changes
 * @param missing computers of the site that are not in the file: removed only where that is asked for
 * @param unchanged how many computers stay as they are
 * @param joining the ids of those that join a pair whose encryption is wanted
 * @param problems what only shows beside the site, such as a group that uses an unknown computer
 */
public record Difference(
        List<Computer> added,
        List<ComputerChange> changed,
        List<Computer> missing,
        int unchanged,
        List<ClientGroup> groupsAdded,
        List<GroupChange> groupsChanged,
        List<ClientGroup> groupsMissing,
        int groupsUnchanged,
        Set<UUID> joining,
        List<RowProblem> problems,
        List<RowWarning> warnings) {

    /** A computer before and after. */
    public record ComputerChange(Computer before, Computer after, List<FieldChange> fields) {}

    /** A client group before and after. */
    public record GroupChange(ClientGroup before, ClientGroup after, List<FieldChange> fields) {}

    /** How many computers the file leaves without a name: they belong to the pair and hold it up until they have one. */
    public long nameless() {
        return Stream.concat(added.stream(), changed.stream().map(ComputerChange::after))
                .filter(computer -> computer.active() && computer.nameMissing())
                .count();
    }

    /** Whether something is wrong that leaving rows out does not mend. */
    public boolean blocked() {
        return problems.stream().anyMatch(problem -> problem.line() == 0);
    }

    /** Whether the file changes nothing, with or without removing what is not in it. */
    public boolean empty(boolean removing) {
        boolean same = added.isEmpty() && changed.isEmpty() && groupsAdded.isEmpty() && groupsChanged.isEmpty();
        return same && (!removing || missing.isEmpty() && groupsMissing.isEmpty());
    }
}
