package akashi.overview;

import akashi.core.fault.Mend;
import akashi.core.rule.Moving;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.Optional;

/** The next step of a site that moves from one CA to another: hand out, renew, retire. */
final class RolloverSteps {

    private RolloverSteps() {}

    static Optional<Overview.Step> of(SiteSnapshot site, Instant now) {
        return Moving.of(site, now).map(moving -> step(site, moving));
    }

    private static Overview.Step step(SiteSnapshot site, Moving moving) {
        Authority root = site.rootOf(moving.to()).orElse(moving.to());
        String name = root.name();
        if (!moving.missing().isEmpty()) {
            Message why = Message.of(
                    "overview.step.rollover.trust.why", moving.missing().size());
            Message title = Message.of("overview.step.rollover.trust", name, moving.ready(), moving.computers());
            return step(title, why, "trust", "/authorities/" + root.id());
        }
        Authority old = site.rootOf(moving.last()).orElse(moving.last());
        if (moving.behind() > 0) {
            Message title = Message.of("overview.step.rollover.renew", name, moving.behind(), old.name());
            Message why = Message.of("overview.step.rollover.renew.why");
            return step(title, why, "renew", "/certificates?authority=" + old.id());
        }
        Message title = Message.of("overview.step.rollover.retire", old.name());
        return step(
                title, Message.of("overview.step.rollover.retire.why"), "retire", "/authorities/" + old.id() + "/end");
    }

    private static Overview.Step step(Message title, Message why, String what, String path) {
        Mend mend = new Mend(Message.of("overview.step.rollover." + what + ".go"), path);
        return new Overview.Step(Status.CHANGING, title, why, mend);
    }
}
