package akashi.command;

import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a site as a watchdog does: what is broken or urgent, and what is worth a warning. Switches that are only planned
 * are no trouble of either kind: what they still need is told by itself. Servers of a pair
 * that differ while they are restarted are trouble outside the time that was set for it only.
 */
final class SiteCheck {

    /** Rules about the computer that shows the certificate: of the pair only those that show one already count. */
    private static final Set<Rule> OWN = EnumSet.of(Rule.INSTALLED, Rule.VALID, Rule.NAMED, Rule.KEY_READABLE);

    private static final int NAMED = 5;

    private final SiteSnapshot site;
    private final Instant now;
    private final boolean outside;
    private final Set<Message> broken = new LinkedHashSet<>();
    private final Set<Message> warnings = new LinkedHashSet<>();
    private final Set<Message> planned = new LinkedHashSet<>();
    private final Set<String> showing = new HashSet<>();

    /** {@code paces} say when services may restart. */
    SiteCheck(SiteSnapshot site, Map<Journey, Pace> paces, Instant now) {
        this.site = site;
        this.now = now;
        this.outside = site.data().changes().stream()
                .filter(ChangeSet::running)
                .flatMap(change -> change.turns().stream())
                .map(turn -> turn.on() ? Journey.SWITCH_ON : Journey.SWITCH_OFF)
                .anyMatch(journey -> !paces.getOrDefault(journey, Pace.USUAL).open(now));
        List<Turn> on = turns(true);
        on.forEach(turn -> site.computer(turn.computerId()).map(Computer::label).ifPresent(showing::add));
        Checks.of(site, on, now).forEach(this::judge);
        Checks.of(site, turns(false), now).forEach(this::plan);
        Assess.all(site, now).forEach(this::judge);
        site.active().forEach(this::shown);
    }

    /** The switches that are wanted on and are in effect, or those that are not yet. */
    private List<Turn> turns(boolean inEffect) {
        return site.data().wantedOn().stream()
                .filter(id -> site.evidence().inEffect(id).orElse(false) == inEffect)
                .map(id -> new Turn(id.computerId(), id.slot(), true))
                .toList();
    }

    /** What does not work or stops within days. */
    Set<Message> broken() {
        return broken;
    }

    /** What should be looked at. */
    Set<Message> warnings() {
        return warnings;
    }

    /** What is still to be done before planned switches can take effect. */
    Set<Message> planned() {
        return planned;
    }

    private void judge(Check check) {
        List<Item> items = check.items().stream()
                .filter(item -> !OWN.contains(check.rule()) || showing.contains(item.who()))
                .toList();
        Check counting = new Check(check.rule(), items, check.mend());
        boolean must = check.rule().force() == Rule.Force.MUST;
        add(counting, must && counting.outcome() == Outcome.BROKEN ? broken : warnings);
    }

    private void plan(Check check) {
        if (check.rule() != Rule.PAIRED) {
            add(check, planned);
        }
    }

    private static void add(Check check, Set<Message> lines) {
        if (check.outcome() != Outcome.MET && check.rule().force() != Rule.Force.TOLD) {
            lines.add(Message.of(
                    "command.check.rule",
                    Message.of(check.rule()),
                    check.unmet().size(),
                    check.items().size(),
                    check.unmet().stream()
                            .limit(NAMED)
                            .map(item -> (Object) item.who())
                            .toList()));
        }
    }

    /** The end of what a port shows counts, whoever issued it. */
    private void shown(Computer computer) {
        computer.slots().stream()
                .flatMap(slot -> Strangers.of(site, new SwitchId(computer.id(), slot), now).stream())
                .forEach(seen -> {
                    Validity validity = seen.shown().get().validity();
                    if (!now.isBefore(validity.warnFrom())) {
                        String over = now.isAfter(validity.notAfter()) ? ".over" : "";
                        Message ends = Message.of(
                                "warning.what.SHOWN" + over,
                                computer.shortLabel(),
                                String.valueOf(seen.port()),
                                validity.notAfter());
                        (urgent(validity) ? broken : warnings).add(ends);
                    }
                });
    }

    private void judge(Assessment assessment) {
        for (Reason reason : assessment.reasons()) {
            if (reason.code().status() == Status.BROKEN) {
                broken.add(reason.message());
            } else if (outside && reason.code() == ReasonCode.CHANGE_RUNNING) {
                broken.add(Message.of("command.check.outside", reason.message()));
            } else if (reason.code().status() == Status.EXPIRING) {
                (urgent(assessment) ? broken : warnings).add(reason.message());
            }
        }
    }

    private boolean urgent(Assessment assessment) {
        return site.certificateIn(assessment.subject(), assessment.link().slot())
                .filter(certificate -> urgent(certificate.validity()))
                .isPresent();
    }

    private boolean urgent(Validity validity) {
        return !now.isBefore(validity.urgentFrom());
    }
}
