package akashi.enrolment;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.List;
import java.util.UUID;

/** Why nothing is handed out to a computer; the next step is always on its enrolment page. */
final class Reasons {

    private Reasons() {}

    static Fault.Refused refused(String rule, Message reason, UUID computerId) {
        return new Fault.Refused(new Refusal(
                rule,
                List.of(),
                reason,
                List.of(),
                new Mend(Message.of("enrolment.mend.code"), "/enrolment?computer=" + computerId)));
    }
}
