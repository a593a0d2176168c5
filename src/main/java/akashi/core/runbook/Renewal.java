package akashi.core.runbook;

import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** New certificates in the place of old ones: renewed, imported, taken up by the services. */
final class Renewal {

    private final SiteSnapshot site;
    private final Proofs proofs;
    private final Preparation preparation;

    Renewal(SiteSnapshot site, Proofs proofs, Preparation preparation) {
        this.site = site;
        this.proofs = proofs;
        this.preparation = preparation;
    }

    /** All of it for these slots; a certificate that fits is new enough. */
    List<Work> of(Map<Computer, Set<Slot>> slots, Predicate<Certificate> fresh, String path) {
        int done = (int) slots.entrySet().stream()
                .filter(entry -> renewed(entry.getKey(), entry.getValue(), fresh))
                .count();
        Work renew = Work.of(Task.counted(Deed.RENEW, site.site().id(), path, done, slots.size()));
        return List.of(renew, imported(slots, fresh), takenUp(slots, fresh));
    }

    private boolean renewed(Computer computer, Set<Slot> slots, Predicate<Certificate> fresh) {
        return slots.stream()
                .allMatch(slot -> site.newestFor(computer, slot).filter(fresh).isPresent());
    }

    /** What was imported of the certificate before says nothing of the next one. */
    private Work imported(Map<Computer, Set<Slot>> slots, Predicate<Certificate> fresh) {
        List<Task> tasks = preparation.imported(slots).tasks().stream()
                .map(task -> site.computer(task.subject())
                                .filter(c -> renewed(c, slots.get(c), fresh))
                                .isPresent()
                        ? task
                        : task.toCome())
                .toList();
        return new Work(Deed.IMPORT, tasks);
    }

    private Work takenUp(Map<Computer, Set<Slot>> slots, Predicate<Certificate> fresh) {
        List<Task> tasks = new ArrayList<>();
        slots.forEach((computer, of) -> tasks.add(takenUp(computer, of, fresh)));
        tasks.sort(Comparator.comparing((Task task) -> !manages(task)).thenComparing(Hosts.BY_NAME));
        return new Work(Deed.TAKE_UP, tasks);
    }

    /** The management server goes first: the recorders report to it. */
    private boolean manages(Task task) {
        return site.management().filter(m -> m.id().equals(task.subject())).isPresent();
    }

    private Task takenUp(Computer computer, Set<Slot> slots, Predicate<Certificate> fresh) {
        List<Turn> turns =
                slots.stream().map(slot -> new Turn(computer.id(), slot, true)).toList();
        List<Line> lines = new ArrayList<>(List.of(Line.whole(Preparation.APPLY)));
        List<Instant> issued = new ArrayList<>();
        List<Witness> seen = new ArrayList<>();
        for (Turn turn : turns) {
            Optional<Certificate> next = site.newestFor(computer, turn.slot()).filter(fresh);
            lines.add(new Line(Optional.of(turn.slot()), true, SwitchWork.command(turn, next), false));
            next.map(Certificate::issuedAt).ifPresent(issued::add);
            next.flatMap(certificate -> proofs.shown(computer, turn.slot(), certificate))
                    .ifPresent(seen::add);
        }
        Proof proof = seen.size() < turns.size()
                ? Proof.NONE
                : Proof.done(seen.stream().max(Comparator.comparing(Witness::at)));
        Optional<Instant> since = issued.size() < turns.size()
                ? Optional.empty()
                : issued.stream().max(Comparator.naturalOrder());
        return Task.at(
                        Deed.TAKE_UP,
                        computer,
                        lines,
                        SwitchWork.impacts(Deed.TAKE_UP, computer, turns),
                        List.of(),
                        proof)
                .since(since);
    }
}
