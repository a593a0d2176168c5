package akashi.overview;

import akashi.core.access.Actor;
import akashi.core.fault.Mend;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.Approvals;
import akashi.store.FourEyes;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** What other administrators ask this one to approve. */
final class ApprovalSteps {

    private ApprovalSteps() {}

    static List<Overview.Step> of(DSLContext db, Actor reader, Instant now) {
        int waiting = new Approvals(db, reader.siteId()).waitingFor(reader.userId(), now);
        return waiting == 0
                ? List.of()
                : List.of(new Overview.Step(
                        Status.CHANGING,
                        Message.of("approval.overview", waiting),
                        Message.of("approval.overview.why"),
                        new Mend(Message.of("approval.overview.go"), FourEyes.PATH)));
    }
}
