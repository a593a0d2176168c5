package akashi.overview;

import akashi.core.access.Access;
import akashi.core.fault.Mend;
import akashi.core.runbook.Emergency;
import akashi.core.runbook.Journey;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.List;

/** The runbooks for a bad night, when it is one. */
final class EmergencySteps {

    private EmergencySteps() {}

    static List<Overview.Step> of(SiteSnapshot site, Instant now) {
        return Emergency.in(site, now).stream().map(EmergencySteps::step).toList();
    }

    private static Overview.Step step(Journey journey) {
        return new Overview.Step(
                Status.BROKEN,
                Message.of("runbook.overview." + journey),
                Message.of("runbook.overview." + journey + ".why"),
                new Mend(Message.of("runbook.overview.go"), "/runbook/" + journey.slug()),
                Access.HELPDESK);
    }
}
