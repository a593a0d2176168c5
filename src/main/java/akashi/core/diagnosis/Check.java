package akashi.core.diagnosis;

import akashi.core.fault.Mend;
import akashi.core.text.Message;
import akashi.core.trust.Reason;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that was looked at between two.
 *
 * @param status VERIFIED where it was seen to be in order, RECORDED where that was told or follows from what is known
 * @param evidence what this rests on; empty where nobody told or saw anything
 * @param mender who mends it, where it is not in order
 * @param reason what the assessment says that this tells; empty where it tells something else
 */
public record Check(
        Aspect aspect,
        Status status,
        Message message,
        Optional<Proof> evidence,
        Mender mender,
        Mend mend,
        Optional<Reason> reason) {

    /** One that tells no reason of the assessment. */
    Check(Aspect aspect, Status status, Message message, Optional<Proof> evidence, Mender mender, Mend mend) {
        this(aspect, status, message, evidence, mender, mend, Optional.empty());
    }

    /** From where something is known, and since when. */
    public record Proof(Message source, String by, Instant at) {}

    /** The same with another next step. */
    Check with(Mend other) {
        return new Check(aspect, status, message, evidence, mender, other, reason);
    }

    /** Whether nothing has to be done about it. */
    public boolean fine() {
        return status.tone() == Status.Tone.OK;
    }

    /** Whether the connection fails at it. */
    public boolean fails() {
        return status == Status.BROKEN;
    }
}
