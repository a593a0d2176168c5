package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.plan.Progress;
import akashi.core.rule.Checks;
import akashi.core.rule.Gates;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.store.ActContext;
import akashi.store.AuditEntries;
import akashi.store.ChangeSets;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Takes a change set back, unless that would tear the pair. */
final class Undoing implements UseCase<UndoChange, UUID> {

    @Override
    public Class<UndoChange> act() {
        return UndoChange.class;
    }

    @Override
    public UUID perform(UndoChange act, ActContext context) {
        SiteSnapshot site = context.site();
        ChangeSet change = Found.in(context, act.changeId(), State.PLANNED, State.RUNNING);
        List<Turn> standing = Progress.standing(site, change);
        act.seen()
                .map(Seen::parse)
                .ifPresent(seen -> seen.guard(
                        site.site().planVersion(),
                        Checks.of(site, standing, context.now()),
                        new AuditEntries(context.db(), context.siteId())));
        List<Refusal> refusals = Gates.want(site, Turns.reversed(standing));
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        new ChangeSets(context.db(), context.siteId()).become(change.id(), State.UNDONE, context.now());
        List<Turn> done = standing.stream().filter(turn -> known(site, turn)).toList();
        UUID next = done.isEmpty() ? change.id() : Saving.save(Turns.reversed(done), site, context);
        Saving.want(Turns.reversed(standing), context);
        context.planChanged();
        context.tell(change.number(), done.size());
        return next;
    }

    private static boolean known(SiteSnapshot site, Turn turn) {
        return site.evidence()
                .inEffect(Turns.id(turn))
                .filter(on -> on == turn.on())
                .isPresent();
    }
}
