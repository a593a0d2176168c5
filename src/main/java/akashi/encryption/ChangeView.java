package akashi.encryption;

import akashi.core.fault.Refusal;
import akashi.core.plan.Progress;
import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Guard;
import akashi.core.rule.Outcome;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.store.AuditEntries;
import akashi.store.ChangeSets.Acknowledgement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A change set, or one that is only thought of, with everything that is to be said about it.
 *
 * @param change empty while it is only thought of
 * @param turns the switches that it turns and that are still wanted so
 * @param checks every rule judged, met or not
 * @param refusals why it may not be saved; empty for one that was
 * @param effected how many of the turns are in effect
 * @param acknowledgements the words given when it went
 * @param seen what to hand back with an act, so that it is refused when the site changed meanwhile
 */
public record ChangeView(
        Optional<ChangeSet> change,
        List<Turn> turns,
        List<Check> checks,
        List<Refusal> refusals,
        int effected,
        List<Acknowledgement> acknowledgements,
        String seen) {

    /** A change that is only thought of. */
    static ChangeView draft(
            SiteSnapshot site, Collection<Turn> asked, boolean completePair, AuditEntries audit, Instant now) {
        Draft draft = Draft.of(site, asked, completePair);
        List<Check> checks = draft.checks(now);
        String seen = Seen.of(site.site().planVersion(), checks, audit).text();
        return new ChangeView(
                Optional.empty(),
                draft.turns(),
                checks,
                draft.refusals(),
                effected(site, draft.turns()),
                List.of(),
                seen);
    }

    /** A change set as it stands. */
    static ChangeView of(
            SiteSnapshot site, ChangeSet change, List<Acknowledgement> given, AuditEntries audit, Instant now) {
        boolean open = change.state() == ChangeSet.State.PLANNED || change.running();
        List<Turn> turns = open ? Progress.standing(site, change) : change.turns();
        List<Check> checks = open ? Checks.of(site, turns, now) : List.of();
        String seen = Seen.of(site.site().planVersion(), checks, audit).text();
        return new ChangeView(Optional.of(change), turns, checks, List.of(), effected(site, turns), given, seen);
    }

    private static int effected(SiteSnapshot site, List<Turn> turns) {
        return (int)
                turns.stream().filter(turn -> Progress.inEffect(site, turn)).count();
    }

    /** The required checks that have evidence against them: while there is one, nothing may take effect. */
    public List<Check> broken() {
        return checks.stream()
                .filter(check -> Guard.GO.rules().contains(check.rule()) && check.outcome() == Outcome.BROKEN)
                .toList();
    }

    /** The checks for which a person's word is asked before it goes. */
    public List<Check> asking() {
        return checks.stream().filter(Check::asks).toList();
    }

    /** Whether recommendations are not known to be met everywhere; told, and nothing is held up by it. */
    public boolean counting() {
        return checks.stream().anyMatch(Check::counted);
    }
}
