package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.store.ClientGroups;
import akashi.store.Computers;
import akashi.store.WantedSwitches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Writes a difference into a site, inside the transaction of an act. */
final class Bringing {

    private final Computers computers;
    private final ClientGroups groups;
    private final WantedSwitches wanted;
    private final Instant now;
    private final String by;

    Bringing(DSLContext db, UUID siteId, Instant now, String by) {
        this.computers = new Computers(db, siteId);
        this.groups = new ClientGroups(db, siteId);
        this.wanted = new WantedSwitches(db, siteId);
        this.now = now;
        this.by = by;
    }

    /** Refuses a file with bad rows, unless they are left out; every row's reason is told. */
    static void check(Inventory file, Difference difference, boolean leaveOut) {
        if (difference.blocked()
                || !leaveOut && (!file.clean() || !difference.problems().isEmpty())) {
            List<FieldError> errors = Stream.concat(file.problems().stream(), difference.problems().stream())
                    .map(problem -> new FieldError(problem.line() + " " + problem.column(), told(problem)))
                    .toList();
            throw new Fault.BadInput(errors);
        }
    }

    private static Message told(RowProblem problem) {
        return problem.line() == 0
                ? problem.reason()
                : Message.of("sites.csv.problem", problem.line(), problem.column(), problem.value(), problem.reason());
    }

    /** Writes it; answers how many computers and groups went away. */
    int write(Difference difference, boolean removing) {
        int removed = removing ? remove(difference) : 0;
        insert(difference.added());
        update(difference.changed().stream()
                .map(Difference.ComputerChange::after)
                .toList());
        if (!difference.groupsAdded().isEmpty()) {
            groups.insertAll(difference.groupsAdded());
        }
        difference.groupsChanged().forEach(change -> groups.update(change.after()));
        wanted.turn(
                difference.joining().stream()
                        .map(id -> new SwitchId(id, Slot.SERVER))
                        .toList(),
                true,
                now);
        return removed;
    }

    private void insert(List<Computer> added) {
        if (!added.isEmpty()) {
            computers.insertAll(added);
        }
    }

    private void update(List<Computer> changed) {
        if (!changed.isEmpty()) {
            computers.updateAll(changed);
        }
    }

    private int remove(Difference difference) {
        difference.groupsMissing().forEach(group -> groups.delete(group.id()));
        Set<UUID> traced = computers.traced();
        List<Computer> retired = new ArrayList<>();
        for (Computer computer : difference.missing()) {
            if (traced.contains(computer.id())) {
                retired.add(computer.but()
                        .presence(new Presence(Presence.State.RETIRED, now, Optional.empty(), "", by))
                        .copy());
                wanted.forget(computer.id());
            } else {
                computers.delete(computer.id());
            }
        }
        update(retired);
        return difference.missing().size() + difference.groupsMissing().size();
    }
}
