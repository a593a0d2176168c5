package akashi.core.runbook;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes the runbook of each journey for a site as it is at an instant. */
public final class Runbooks {

    private final SiteSnapshot site;
    private final Instant now;
    private final Targets targets;
    private final Proofs proofs;
    private final Preparation preparation;

    /**
     * Over one snapshot at one moment.
     *
     * @param troubles what is wrong with a computer whose switches are on, by the computer's id
     */
    public Runbooks(SiteSnapshot site, Instant now, Function<UUID, Optional<Message>> troubles) {
        this.site = site;
        this.now = now;
        targets = new Targets(site, now);
        proofs = new Proofs(site, troubles);
        preparation = new Preparation(site, proofs, now);
    }

    /** The runbook of a journey at its pace, with what people said of its steps. */
    public Runbook of(Journey journey, Pace pace, Collection<Tick> ticks) {
        Sketch sketch = sketch(journey, pace);
        Pacing pacing = new Pacing(pace, new Marks(journey, ticks, pace.begun()), this::records, this::seen, now);
        return new Runbook(journey, pace, sketch.planned(), pacing.stages(sketch.works()));
    }

    /** Whether a recording server serves there, so that what is done shows at once, as it does at no standby. */
    private boolean records(UUID subject) {
        return site.computer(subject)
                .filter(computer -> computer.inService()
                        && computer.servers().stream().anyMatch(server -> server.role() == Role.RECORDING))
                .isPresent();
    }

    /** Whether the portal itself ever got an answer there: one that falls silent still goes ahead of the others. */
    private boolean seen(UUID subject) {
        return site.sightings().telling(subject).stream()
                .anyMatch(look -> look.seenFrom().isEmpty());
    }

    /** The steps that turn these switches, each in one wave. */
    public List<Stage> turning(Collection<Turn> turns, boolean eventFirst) {
        List<Work> works = new SwitchWork(site, proofs, eventFirst).of(turns);
        List<Stage> stages = new ArrayList<>();
        Marks none = new Marks(Journey.SWITCH_ON, List.of(), Optional.empty());
        for (Work work : works) {
            List<Step> steps = work.tasks().stream()
                    .map(task -> task.in(
                            task.proof().kind() == Proof.Kind.NONE
                                    ? StepState.NEXT
                                    : Step.doneBy(task.proof().witness()),
                            none.of(task)))
                    .toList();
            stages.add(new Stage(stages.size() + 1, work.deed(), List.of(new Wave(1, Optional.empty(), false, steps))));
        }
        return stages;
    }

    private record Sketch(boolean planned, List<Work> works) {}

    private Sketch sketch(Journey journey, Pace pace) {
        return switch (journey) {
            case SWITCH_ON -> on(pace);
            case SWITCH_OFF -> off(pace);
            case RENEW -> renew(targets::renews, targets::due, "/certificates/renewals");
            case EVERYTHING_EXPIRED -> rescue();
            case NEW_AUTHORITY -> rollover();
            case KEY_LOST -> keyLost();
            case JOIN -> join(pace);
            case REPLACE -> replace(pace);
        };
    }

    private Sketch on(Pace pace) {
        List<Turn> planned = targets.planned(true);
        List<Turn> wanted = planned.isEmpty() ? targets.wanted(site.active()) : planned;
        List<Turn> turns = wanted.isEmpty() ? targets.possible(true) : wanted;
        if (turns.isEmpty()) {
            return new Sketch(false, List.of());
        }
        List<Work> works = new ArrayList<>();
        works.add(portal(Deed.PLAN_ON, "/encryption", !wanted.isEmpty()));
        works.addAll(prepared(turns));
        works.addAll(gate(Deed.GO_ON, true, wanted));
        works.addAll(new SwitchWork(site, proofs, pace.eventFirst()).of(turns));
        works.add(proved(turns));
        return new Sketch(!planned.isEmpty(), works);
    }

    private List<Work> prepared(List<Turn> turns) {
        Map<Computer, Set<Slot>> slots = preparation.slots(turns);
        return List.of(
                preparation.authority(),
                preparation.issue(slots),
                preparation.clients(all(slots), root()),
                preparation.imported(slots));
    }

    private static Set<Slot> all(Map<Computer, Set<Slot>> slots) {
        Set<Slot> all = EnumSet.noneOf(Slot.class);
        slots.values().forEach(all::addAll);
        return all;
    }

    private Optional<Authority> root() {
        return site.issuer().flatMap(site::rootOf);
    }

    private Sketch off(Pace pace) {
        List<Turn> planned = targets.planned(false);
        List<Turn> turns = planned.isEmpty() ? targets.possible(false) : planned;
        if (turns.isEmpty()) {
            return new Sketch(false, List.of());
        }
        List<Work> works = new ArrayList<>();
        works.add(portal(Deed.PLAN_OFF, "/encryption", !planned.isEmpty()));
        works.addAll(gate(Deed.GO_OFF, false, planned));
        works.addAll(new SwitchWork(site, proofs, pace.eventFirst()).of(turns));
        works.add(proved(turns));
        return new Sketch(!planned.isEmpty(), works);
    }

    /** The go of a change set; what is wanted without one has no gate to pass. */
    private List<Work> gate(Deed deed, boolean on, List<Turn> planned) {
        boolean free = !planned.isEmpty()
                && site.changes().stream()
                        .noneMatch(change -> change.turns().stream().anyMatch(turn -> turn.on() == on));
        if (free) {
            return List.of();
        }
        String path =
                targets.waiting(on).map(change -> "/encryption/" + change.id()).orElse("/encryption");
        return List.of(
                portal(deed, path, !planned.isEmpty() && targets.waiting(on).isEmpty()));
    }

    private Work portal(Deed deed, String path, boolean done) {
        return Work.of(Task.inPortal(deed, site.site().id(), path, done));
    }

    private Work proved(List<Turn> turns) {
        List<Work> works = new SwitchWork(site, proofs, true).of(turns);
        List<Task> tasks = works.stream().flatMap(work -> work.tasks().stream()).toList();
        int seen = (int) tasks.stream()
                .filter(task -> task.proof().kind() == Proof.Kind.DONE)
                .filter(task -> Step.doneBy(task.proof().witness()) == StepState.SEEN)
                .count();
        return Work.of(Task.counted(Deed.PROVE, site.site().id(), "/topology", seen, tasks.size()));
    }

    private Sketch renew(Predicate<Certificate> concerned, Predicate<Certificate> old, String path) {
        Map<Computer, Set<Slot>> slots = targets.slotsWhere(concerned);
        if (slots.isEmpty()) {
            return new Sketch(false, List.of());
        }
        List<Work> works = new ArrayList<>(List.of(preparation.authority()));
        works.addAll(new Renewal(site, proofs, preparation).of(slots, old.negate(), path));
        return new Sketch(true, works);
    }

    private Sketch rescue() {
        Map<Computer, Set<Slot>> concerned = targets.slotsWhere(c -> targets.expired(c) || targets.rescued(c));
        targets.slotsOver()
                .forEach((computer, of) -> concerned
                        .computeIfAbsent(computer, c -> EnumSet.noneOf(Slot.class))
                        .addAll(of));
        boolean applies = !concerned.isEmpty();
        Map<Computer, Set<Slot>> slots = applies ? concerned : targets.slotsWhere(c -> true);
        Predicate<Certificate> fresh = c -> applies && !targets.expired(c);
        List<Work> works = new ArrayList<>(List.of(preparation.authority()));
        works.add(preparation.clients(all(slots), root()));
        works.addAll(new Renewal(site, proofs, preparation).of(slots, fresh, "/certificates/issue"));
        return new Sketch(applies, slots.isEmpty() ? List.of() : works);
    }

    private Sketch rollover() {
        List<Authority> roots = targets.roots();
        Optional<Authority> next = roots.size() > 1 ? Optional.of(roots.get(0)) : Optional.empty();
        return new Sketch(next.isPresent(), rollover(next, roots.isEmpty() ? Optional.empty() : last(roots)));
    }

    private static Optional<Authority> last(List<Authority> roots) {
        return roots.size() < 2 ? Optional.empty() : Optional.of(roots.get(roots.size() - 1));
    }

    private List<Work> rollover(Optional<Authority> next, Optional<Authority> old) {
        Map<Computer, Set<Slot>> slots = targets.slotsWhere(c -> true);
        Predicate<Certificate> fresh =
                certificate -> next.isPresent() && site.rootOf(certificate).equals(next);
        String page = next.map(a -> "/authorities/" + a.id()).orElse("/authorities");
        List<Work> works = new ArrayList<>();
        works.add(portal(Deed.MAKE_AUTHORITY, "/authorities/new", next.isPresent()));
        works.add(preparation.trusted(site.active(), next));
        works.add(preparation.clients(all(slots), next));
        works.add(portal(Deed.ACTIVATE, page, next.filter(targets::signs).isPresent()));
        works.addAll(new Renewal(site, proofs, preparation).of(slots, fresh, "/certificates"));
        works.add(portal(
                Deed.RETIRE,
                old.map(a -> "/authorities/" + a.id()).orElse("/authorities"),
                next.isPresent() && old.isEmpty()));
        works.add(Work.of(Task.byHand(Deed.FORGET_OLD, site.site().id()).since(next.map(Preparation::made))));
        return works;
    }

    private Sketch keyLost() {
        List<Work> works = new ArrayList<>();
        Optional<Instant> lost = targets.lost().map(Preparation::made);
        works.add(Work.of(Task.byHand(Deed.FIND_KEY, site.site().id()).since(lost)));
        works.add(portal(Deed.BRING_KEY_BACK, "/authorities/import", preparation.signs()));
        List<Authority> roots = targets.roots();
        Optional<Authority> next = roots.stream().filter(targets::signs).findFirst();
        works.addAll(
                rollover(next, roots.stream().filter(a -> !targets.signs(a)).findFirst()));
        return new Sketch(Emergency.keyLost(site), works);
    }

    private Sketch join(Pace pace) {
        List<Computer> joining = targets.joining();
        List<Work> works = new ArrayList<>();
        works.add(portal(Deed.ADD_COMPUTER, "/servers/new", !joining.isEmpty()));
        List<Turn> turns = targets.wanted(joining);
        works.addAll(brought(turns, pace));
        works.add(new Work(
                Deed.IN_SERVICE,
                joining.stream()
                        .map(c -> Task.at(Deed.IN_SERVICE, c, List.of(), List.of(), List.of(), Proof.NONE))
                        .toList()));
        return new Sketch(!joining.isEmpty(), works);
    }

    private Sketch replace(Pace pace) {
        List<Computer> replaced = targets.replaced();
        List<Work> works = new ArrayList<>();
        works.add(portal(Deed.REPLACE_COMPUTER, "/servers", !replaced.isEmpty()));
        works.addAll(brought(targets.wanted(replaced), pace));
        works.add(new Work(
                Deed.REVOKE_OLD,
                replaced.stream()
                        .map(c -> Task.at(
                                Deed.REVOKE_OLD,
                                c,
                                List.of(),
                                List.of(),
                                List.of(),
                                Proof.known(targets.older(c).isEmpty())))
                        .toList()));
        return new Sketch(!replaced.isEmpty(), works);
    }

    /** What brings the wanted switches of single computers into effect; nothing where none is wanted. */
    private List<Work> brought(List<Turn> turns, Pace pace) {
        if (turns.isEmpty()) {
            return List.of();
        }
        Map<Computer, Set<Slot>> slots = preparation.slots(turns);
        List<Work> works = new ArrayList<>(
                List.of(preparation.authority(), preparation.issue(slots), preparation.imported(slots)));
        works.addAll(new SwitchWork(site, proofs, pace.eventFirst()).of(turns));
        works.add(proved(turns));
        return works;
    }
}
