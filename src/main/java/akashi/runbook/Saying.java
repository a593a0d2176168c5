package akashi.runbook;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.judged.JudgedSite;
import akashi.core.runbook.Runbook;
import akashi.core.runbook.Step;
import akashi.core.runbook.Tick;
import akashi.core.runbook.Told;
import akashi.core.site.Observation;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Observations;
import akashi.store.RunbookNotes;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps a person's word about a step whose turn has come; true where it is kept as evidence. */
final class Saying implements UseCase<SayStep, Boolean> {

    @Override
    public Class<SayStep> act() {
        return SayStep.class;
    }

    @Override
    public Boolean perform(SayStep act, ActContext context) {
        RunbookNotes notes = new RunbookNotes(context.db(), context.siteId());
        Shelf shelf = new Shelf(new JudgedSite(context.site(), context.now()), notes);
        Runbook runbook = shelf.of(act.journey());
        Step step = runbook.step(act.deed(), act.subjectId())
                .orElseThrow(() -> new Fault.NotFound(act.deed() + " of " + act.subjectId()));
        if (!step.tickable() || !step.state().takesWord()) {
            throw new Fault.Refused(refusal(act, step));
        }
        boolean evidence = act.outcome() == Tick.Outcome.DONE && !step.facts().isEmpty();
        if (evidence) {
            observe(step, act.note(), context);
        } else {
            notes.add(new Tick(
                    act.journey(),
                    act.deed(),
                    act.subjectId(),
                    act.outcome(),
                    act.exitCode(),
                    context.actor().name(),
                    context.now(),
                    act.note()));
        }
        context.tell(
                Message.of(act.journey()),
                Message.of(act.deed()),
                step.where(),
                Message.of(act.outcome()),
                act.exitCode().isPresent()
                        ? Message.of(
                                "runbook.ended-with",
                                Integer.toString(act.exitCode().getAsInt()))
                        : "",
                act.note());
        return evidence;
    }

    private static Refusal refusal(SayStep act, Step step) {
        String why = step.tickable() ? "runbook.refused." + step.state() : "runbook.refused.in-portal";
        Mend mend = new Mend(
                Message.of("runbook.mend.back"), "/runbook/" + act.journey().slug());
        return new Refusal(
                "STEP_IN_TURN", List.of(), Message.of(why, Message.of(act.deed()), step.where()), List.of(), mend);
    }

    private static void observe(Step step, String note, ActContext context) {
        List<Observation> told =
                step.facts().stream().map(fact -> told(fact, note, context)).toList();
        new Observations(context.db(), context.siteId()).append(told, context.now());
        FinishedChanges.close(context, context.site(), told);
        context.evidenceChanged();
    }

    private static Observation told(Told fact, String note, ActContext context) {
        return new Observation(
                UUID.randomUUID(),
                fact.fact(),
                fact.subjectId(),
                fact.generation(),
                fact.slot(),
                fact.authorityId(),
                fact.certificateId(),
                fact.value(),
                fact.count(),
                Observation.Source.TOLD,
                context.now(),
                context.actor().name(),
                Optional.ofNullable(note).orElse(""));
    }
}
