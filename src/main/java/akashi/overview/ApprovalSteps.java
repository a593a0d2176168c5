package akashi.overview;

import akashi.core.access.Actor;
import akashi.core.fault.Mend;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.Approval;
import akashi.store.Approvals;
import akashi.store.FourEyes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What other administrators ask this one to approve, and what they answered to what this one asked for. Nothing while
 * nobody has to approve.
 */
final class ApprovalSteps {

    private ApprovalSteps() {}

    static List<Overview.Step> of(DSLContext db, Actor reader, Instant now) {
        if (!FourEyes.on(db, reader.siteId())) {
            return List.of();
        }
        Approvals approvals = new Approvals(db, reader.siteId());
        List<Overview.Step> steps = new ArrayList<>();
        int waiting = approvals.waitingFor(reader.userId(), now);
        if (waiting > 0) {
            steps.add(new Overview.Step(
                    Status.CHANGING,
                    Message.of("approval.overview", waiting),
                    Message.of("approval.overview.why"),
                    new Mend(Message.of("approval.overview.go"), FourEyes.PATH)));
        }
        approvals.answeredTo(reader.userId(), now).forEach(each -> steps.add(answered(each, now)));
        return steps;
    }

    private static Overview.Step answered(Approval request, Instant now) {
        String by = request.answerer().orElse("");
        if (request.kept() == Approval.State.APPROVED) {
            long hours = Duration.between(now, request.until().orElse(now)).toHours();
            return new Overview.Step(
                    Status.CHANGING,
                    Message.of("approval.overview.approved", request.title()),
                    Message.of("approval.overview.approved.why", by, hours),
                    new Mend(Message.of("approval.do"), request.path()));
        }
        return new Overview.Step(
                Status.CHANGING,
                Message.of("approval.overview.declined", request.title()),
                Message.of(
                        "approval.overview.declined.why",
                        by,
                        request.answerNote().orElse("")),
                new Mend(Message.of("approval.mend.look"), FourEyes.PATH + "/" + request.number()));
    }
}
