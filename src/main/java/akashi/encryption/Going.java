package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.plan.Progress;
import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Gates;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.encryption.Go.Acknowledged;
import akashi.store.ActContext;
import akashi.store.AuditEntries;
import akashi.store.ChangeSets;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Passes the gate before switches take effect, and keeps the words given for what nothing proves. */
final class Going implements UseCase<Go, UUID> {

    @Override
    public Class<Go> act() {
        return Go.class;
    }

    @Override
    public UUID perform(Go act, ActContext context) {
        SiteSnapshot site = context.site();
        ChangeSet change = Found.in(context, act.changeId(), State.PLANNED);
        List<Turn> turns = Progress.standing(site, change);
        List<Check> checks = Checks.of(site, turns, context.now());
        act.seen()
                .map(Seen::parse)
                .ifPresent(seen -> seen.guard(
                        site.site().planVersion(), checks, new AuditEntries(context.db(), context.siteId())));
        Set<Rule> given = new HashSet<>();
        act.acknowledged().forEach(each -> given.add(each.rule()));
        List<Refusal> refusals = Gates.go(site, turns, given, context.now());
        if (turns.isEmpty()) {
            throw new Fault.Refused(Refusal.of("NOTHING_CHANGES", Message.of("encryption.nothing.left")));
        }
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        keep(act, checks, context);
        new ChangeSets(context.db(), context.siteId()).become(change.id(), State.RUNNING, context.now());
        context.planChanged();
        context.tell(change.number(), Summary.of(turns), words(act, checks, context));
        return change.id();
    }

    private static void keep(Go act, List<Check> checks, ActContext context) {
        ChangeSets changes = new ChangeSets(context.db(), context.siteId());
        for (Acknowledged each : needed(act, checks)) {
            changes.acknowledge(
                    act.changeId(),
                    new ChangeSets.Acknowledgement(each.rule().name(), by(each, context), context.now(), each.note()));
        }
    }

    private static String by(Acknowledged word, ActContext context) {
        return word.by().isBlank() ? context.actor().name() : word.by();
    }

    /** Words for what is met already say nothing and are not kept. */
    private static List<Acknowledged> needed(Go act, List<Check> checks) {
        List<Rule> unmet = checks.stream()
                .filter(check -> check.outcome() != Outcome.MET)
                .map(Check::rule)
                .toList();
        return act.acknowledged().stream()
                .filter(each -> unmet.contains(each.rule()))
                .toList();
    }

    private static List<Message> words(Go act, List<Check> checks, ActContext context) {
        List<Message> words = new ArrayList<>();
        needed(act, checks)
                .forEach(each -> words.add(
                        Message.of("encryption.word", Message.of(each.rule()), by(each, context), each.note())));
        return words.isEmpty() ? List.of(Message.of("encryption.word.none")) : words;
    }
}
