package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.plan.Progress;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.AuditEntries;
import akashi.store.ChangeSets;
import akashi.store.UseCase;
import akashi.store.WantedSwitches;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Saves a change set and what it wants, together or not at all. */
final class Saving implements UseCase<SaveChange, UUID> {

    @Override
    public Class<SaveChange> act() {
        return SaveChange.class;
    }

    @Override
    public UUID perform(SaveChange act, ActContext context) {
        SiteSnapshot site = context.site();
        Draft draft = Draft.of(site, act.turns(), act.completePair());
        act.seen().map(Seen::parse).ifPresent(seen -> guard(seen, draft, context));
        if (!draft.refusals().isEmpty()) {
            throw new Fault.Refused(draft.refusals());
        }
        if (draft.turns().isEmpty()) {
            throw new Fault.Refused(nothing(site, act.turns()));
        }
        Optional<ChangeSet> begun = act.joins() ? begun(draft.turns(), site, context) : Optional.empty();
        return begun.isPresent() ? join(begun.get(), draft.turns(), context) : save(draft.turns(), site, context);
    }

    /**
     * The planned change set that presses of the same person, in the same certificate group and the same way, began. The
     * SERVER switches have none: they go as a pair, and what is less would refuse the rest.
     */
    private static Optional<ChangeSet> begun(List<Turn> turns, SiteSnapshot site, ActContext context) {
        Turn press = turns.get(0);
        return site.changes().stream()
                .filter(change -> change.state() == State.PLANNED && press.slot() != Slot.SERVER)
                .filter(change -> change.by().equals(context.actor().name()))
                .filter(change -> !Progress.inEffect(site, press))
                .filter(change ->
                        change.turns().stream().noneMatch(turn -> Turns.id(turn).equals(Turns.id(press))))
                .filter(change -> change.turns().stream()
                        .allMatch(turn -> turn.slot() == press.slot() && turn.on() == press.on()))
                .reduce((older, newer) -> newer);
    }

    private static UUID join(ChangeSet change, List<Turn> turns, ActContext context) {
        SiteSnapshot site = context.site();
        want(turns, context);
        new ChangeSets(context.db(), context.siteId()).extend(change, turns);
        context.planChanged();
        context.tell(change.number(), Summary.of(turns), Names.of(site, turns));
        return change.id();
    }

    static void want(List<Turn> turns, ActContext context) {
        WantedSwitches wanted = new WantedSwitches(context.db(), context.siteId());
        for (boolean way : List.of(true, false)) {
            wanted.turn(Turns.ids(turns, way), way, context.now());
        }
    }

    private static void guard(Seen seen, Draft draft, ActContext context) {
        AuditEntries audit = new AuditEntries(context.db(), context.siteId());
        seen.guard(context.site().site().planVersion(), draft.checks(context.now()), audit);
    }

    private static Refusal nothing(SiteSnapshot site, List<Turn> asked) {
        Optional<ChangeSet> open = asked.stream()
                .flatMap(turn -> Turns.openWith(site, turn).stream())
                .findFirst();
        return open.map(change -> new Refusal(
                        "NOTHING_CHANGES",
                        List.of(),
                        Message.of("encryption.nothing.planned", change.number(), change.by(), change.at()),
                        Names.of(site, change.turns()),
                        new Mend(Message.of("encryption.mend.see", change.number()), "/encryption/" + change.id())))
                .orElseGet(() -> Refusal.of("NOTHING_CHANGES", Message.of("encryption.nothing")));
    }

    static UUID save(List<Turn> turns, SiteSnapshot site, ActContext context) {
        want(turns, context);
        ChangeSets changes = new ChangeSets(context.db(), context.siteId());
        giveWay(turns, site, changes, context);
        boolean already = turns.stream().allMatch(turn -> Progress.inEffect(site, turn));
        ChangeSet change = new ChangeSet(
                UUID.randomUUID(),
                changes.nextNumber(),
                already ? State.DONE : State.PLANNED,
                turns,
                context.actor().name(),
                context.now());
        changes.insert(change);
        context.planChanged();
        context.tell(change.number(), Summary.of(turns), Names.of(site, turns));
        return change.id();
    }

    /** An open change set of which nothing is wanted any more is taken back: the newer wish counts. */
    private static void giveWay(List<Turn> turns, SiteSnapshot site, ChangeSets changes, ActContext context) {
        Set<SwitchId> turned = new HashSet<>();
        turns.forEach(turn -> turned.add(Turns.id(turn)));
        site.changes().stream()
                .filter(open -> Progress.standing(site, open).stream()
                        .allMatch(turn -> turned.contains(Turns.id(turn)) && !turns.contains(turn)))
                .forEach(open -> changes.become(open.id(), State.UNDONE, context.now()));
    }
}
