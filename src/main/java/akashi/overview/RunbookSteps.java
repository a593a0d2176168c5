package akashi.overview;

import akashi.core.access.Access;
import akashi.core.fault.Mend;
import akashi.core.judged.JudgedSite;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.runbook.UnderWay;
import java.util.List;
import org.jooq.DSLContext;

/** The runbooks that are under way, and how far. */
final class RunbookSteps {

    private RunbookSteps() {}

    static List<Overview.Step> of(JudgedSite judged, DSLContext db) {
        return UnderWay.of(judged, db).stream().map(RunbookSteps::step).toList();
    }

    private static Overview.Step step(UnderWay under) {
        return new Overview.Step(
                Status.CHANGING,
                Message.of("runbook.overview.under-way", Message.of(under.journey()), under.over(), under.all()),
                Message.of("runbook.lead." + under.journey()),
                new Mend(
                        Message.of("runbook.overview.go"),
                        "/runbook/" + under.journey().slug()),
                Access.HELPDESK);
    }
}
