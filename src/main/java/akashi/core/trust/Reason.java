package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.guide.Clause;
import akashi.core.site.Observation;
import akashi.core.site.ShownFault;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reason for a status: what is so, the clauses it rests on, the evidence, and what would mend it.
 *
 * @param faults what is wrong with what a port showed; empty where the reason does not speak of that
 */
public record Reason(
        ReasonCode code,
        List<Clause> clauses,
        Message message,
        Optional<Observation> evidence,
        Mend mend,
        List<ShownFault> faults) {

    /** Copies the faults. */
    public Reason {
        faults = List.copyOf(faults);
    }

    /** One that does not speak of what a port showed. */
    public Reason(ReasonCode code, List<Clause> clauses, Message message, Optional<Observation> evidence, Mend mend) {
        this(code, clauses, message, evidence, mend, List.of());
    }

    /** That a port shows what verifiers refuse, for these faults. */
    static Reason refused(
            List<Clause> clauses,
            String who,
            int port,
            List<ShownFault> faults,
            Optional<Observation> seen,
            Mend mend) {
        Message message = Message.of(
                "reason." + ReasonCode.SHOWN_REFUSED,
                who,
                String.valueOf(port),
                faults.stream().map(Message::of).toList());
        return new Reason(ReasonCode.SHOWN_REFUSED, clauses, message, seen, mend, faults);
    }

    /** The same, speaking of some of its faults only. */
    public Reason of(List<ShownFault> some) {
        List<Object> args = new ArrayList<>(message.args());
        args.set(args.size() - 1, some.stream().map(Message::of).toList());
        return new Reason(code, clauses, new Message(message.key(), args), evidence, mend, some);
    }
}
