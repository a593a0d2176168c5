package akashi.core.rule;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.plan.Pairing;
import akashi.core.site.Authority;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Training;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gates before the acts of {@link Guard}: each answers with every refusal, none means the act may go on. */
public final class Gates {

    private Gates() {}

    /** Before a change set is saved: the pair stays equal, or at least becomes less mixed than it was. */
    public static List<Refusal> want(SiteSnapshot site, Collection<Turn> turns) {
        List<Computer> before = Pairing.differing(site);
        List<Computer> after = Pairing.differing(site, Pairing.after(site, turns));
        boolean touched = turns.stream().anyMatch(turn -> turn.slot() == Slot.SERVER);
        if (!touched || after.isEmpty() || after.size() < before.size()) {
            return List.of();
        }
        List<String> involved = after.stream().map(Computer::label).toList();
        Message reason = Message.of(
                "rule.PAIRED.refused",
                involved.size(),
                Pairing.members(site).size(),
                site.management().map(Computer::shortLabel).orElse("?"));
        return List.of(new Refusal(
                Rule.PAIRED.name(), Rule.PAIRED.clauses(), reason, involved, new Mend(Message.of("mend.pair"), null)));
    }

    /** Before certificates are issued, renewed or exported for slots of a computer. */
    public static List<Refusal> issue(
            SiteSnapshot site, Computer computer, Set<Slot> slots, Authority issuer, Instant now) {
        List<Refusal> refusals = new ArrayList<>(authority(issuer, now));
        plannedFirst(site, computer, slots).ifPresent(refusals::add);
        if (computer.nameMissing()) {
            refusals.add(new Refusal(
                    Rule.NAMED.name(),
                    Rule.NAMED.clauses(),
                    Message.of("rule.NAMED.no-name", computer.shortLabel()),
                    List.of(computer.label()),
                    Mends.name(computer)));
        } else {
            constrained(site, computer, issuer, now).ifPresent(refusals::add);
            training(site, computer, now).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** Before anything of a computer is exported: the same plan as for issuing, without the authority. */
    public static List<Refusal> export(SiteSnapshot site, Computer computer, Set<Slot> slots) {
        return plannedFirst(site, computer, slots).map(List::of).orElse(List.of());
    }

    private static List<Refusal> authority(Authority issuer, Instant now) {
        if (!issuer.signs()) {
            return List.of(new Refusal(
                    Rule.AUTHORITY.name(),
                    List.of(),
                    Message.of("rule.AUTHORITY.cannot-sign", issuer.name()),
                    List.of(issuer.name()),
                    new Mend(Message.of("mend.authority"), "/authorities")));
        }
        boolean valid = issuer.validity().filter(v -> v.contains(now)).isPresent();
        return valid
                ? List.of()
                : List.of(new Refusal(
                        Rule.AUTHORITY.name(),
                        List.of(),
                        Message.of("rule.AUTHORITY.not-valid", issuer.name()),
                        List.of(issuer.name()),
                        new Mend(Message.of("mend.authority"), "/authorities")));
    }

    private static Optional<Refusal> plannedFirst(SiteSnapshot site, Computer computer, Set<Slot> slots) {
        List<Computer> differing = Pairing.differing(site);
        if (!differing.isEmpty()) {
            List<String> involved = differing.stream().map(Computer::label).toList();
            return Optional.of(new Refusal(
                    Rule.PLANNED_FIRST.name(),
                    Rule.PLANNED_FIRST.clauses(),
                    Message.of("rule.PLANNED_FIRST.mixed", involved.size()),
                    involved,
                    new Mend(Message.of("mend.pair"), "/encryption")));
        }
        boolean planned =
                !slots.isEmpty() && slots.stream().allMatch(slot -> site.wanted(new SwitchId(computer.id(), slot)));
        return planned
                ? Optional.empty()
                : Optional.of(refusal(
                        Rule.PLANNED_FIRST, "rule.PLANNED_FIRST.not-wanted", computer, "/servers/" + computer.id()));
    }

    private static Optional<Refusal> constrained(SiteSnapshot site, Computer computer, Authority issuer, Instant now) {
        Limits limits = Limits.of(site, issuer, computer, now);
        return limits.outside().isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rule.CONSTRAINED.name(),
                        List.of(),
                        Message.of("rule.CONSTRAINED.refused", issuer.name(), limits.outside()),
                        List.of(computer.label()),
                        limits.mend()));
    }

    /** On a learner's site names and addresses are made-up ones. */
    private static Optional<Refusal> training(SiteSnapshot site, Computer computer, Instant now) {
        RequiredNames names = RequiredNames.of(computer, site.site(), now);
        List<String> outside =
                Training.is(site.site()) ? Training.outside(names.names(), names.allAddresses()) : List.of();
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rule.NAMED.name(),
                        List.of(),
                        Message.of("rule.NAMED.training", Training.DOMAIN.value(), outside),
                        List.of(computer.label()),
                        Mends.name(computer)));
    }

    private static Refusal refusal(Rule rule, String key, Computer computer, String path) {
        return new Refusal(
                rule.name(),
                rule.clauses(),
                Message.of(key, computer.shortLabel()),
                List.of(computer.label()),
                new Mend(Message.of("mend.rule." + rule), path));
    }

    /**
     * Before switches take effect: a broken must refuses; an open one, and a warning that something will not work,
     * refuse until they are acknowledged. How many clients trust the CA is counted and never refuses; that they are
     * known not to does. Turning off is never refused here.
     */
    public static List<Refusal> go(SiteSnapshot site, Collection<Turn> turns, Set<Rule> acknowledged, Instant now) {
        return Checks.of(site, turns, now).stream()
                .filter(check -> Guard.GO.rules().contains(check.rule()) && check.outcome() == Outcome.BROKEN
                        || check.asks() && !acknowledged.contains(check.rule()))
                .map(Check::refusal)
                .toList();
    }
}
