package akashi.command;

import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Judges a site as a watchdog does: what is broken or urgent, and what is worth a warning. */
final class SiteCheck {

    private final SiteSnapshot site;
    private final Instant now;
    private final Set<Message> broken = new LinkedHashSet<>();
    private final Set<Message> warnings = new LinkedHashSet<>();

    SiteCheck(SiteSnapshot site, Instant now) {
        this.site = site;
        this.now = now;
        List<Turn> wanted = site.data().wantedOn().stream()
                .map(on -> new Turn(on.computerId(), on.slot(), true))
                .toList();
        Checks.of(site, wanted, now).forEach(this::judge);
        Assess.all(site, now).forEach(this::judge);
    }

    /** What does not work or stops within days. */
    Set<Message> broken() {
        return broken;
    }

    /** What should be looked at. */
    Set<Message> warnings() {
        return warnings;
    }

    private void judge(Check check) {
        if (check.outcome() == Outcome.MET || check.rule().force() == Rule.Force.TOLD) {
            return;
        }
        Message line = Message.of(
                "command.check.rule",
                Message.of(check.rule()),
                check.unmet().size(),
                check.items().size(),
                check.unmet().stream().limit(5).map(item -> (Object) item.who()).toList());
        boolean must = check.rule().force() == Rule.Force.MUST;
        (must && check.outcome() == Outcome.BROKEN ? broken : warnings).add(line);
    }

    private void judge(Assessment assessment) {
        for (Reason reason : assessment.reasons()) {
            if (reason.code().status() == Status.BROKEN) {
                broken.add(reason.message());
            } else if (reason.code().status() == Status.EXPIRING) {
                (urgent(assessment) ? broken : warnings).add(reason.message());
            }
        }
    }

    private boolean urgent(Assessment assessment) {
        return site.certificateIn(assessment.subject(), assessment.link().slot())
                .filter(certificate -> !now.isBefore(certificate.validity().urgentFrom()))
                .isPresent();
    }
}
