package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.plan.Progress;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Observations;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes a person's word that switches were turned, and ends the change set with the last of them. */
final class Recording implements UseCase<RecordInEffect, Integer> {

    @Override
    public Class<RecordInEffect> act() {
        return RecordInEffect.class;
    }

    @Override
    public Integer perform(RecordInEffect act, ActContext context) {
        SiteSnapshot site = context.site();
        ChangeSet change = Found.in(context, act.changeId(), State.RUNNING);
        List<Turn> left = Progress.left(site, change, List.of());
        List<Turn> told = Progress.standing(site, change).stream()
                .filter(turn -> act.computerId()
                        .filter(id -> !id.equals(turn.computerId()))
                        .isEmpty())
                .filter(turn -> act.computerId().isPresent() || left.contains(turn))
                .toList();
        if (act.computerId().isPresent() && told.isEmpty()) {
            throw new Fault.NotFound("computer " + act.computerId().get() + " in change set " + change.number());
        }
        List<Observation> seen =
                told.stream().map(turn -> seen(site, turn, context)).toList();
        new Observations(context.db(), context.siteId()).append(seen, context.now());
        int remaining = FinishedChanges.close(context, site, change, seen);
        context.evidenceChanged();
        context.tell(change.number(), List.of(names(site, told)), remaining);
        return remaining;
    }

    private static Message names(SiteSnapshot site, List<Turn> told) {
        return told.isEmpty() ? Message.of("encryption.all") : Message.of("encryption.names", Names.of(site, told));
    }

    private static Observation seen(SiteSnapshot site, Turn turn, ActContext context) {
        int generation =
                site.computer(turn.computerId()).map(Computer::generation).orElse(0);
        return new Observation(
                UUID.randomUUID(),
                Fact.IN_EFFECT,
                turn.computerId(),
                generation,
                Optional.of(turn.slot()),
                Optional.empty(),
                Optional.empty(),
                turn.on(),
                0,
                Observation.Source.TOLD,
                context.now(),
                context.actor().name(),
                "");
    }
}
