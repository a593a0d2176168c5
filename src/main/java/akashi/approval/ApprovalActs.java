package akashi.approval;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.FourEyes;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;

/** The commands about requests for a second administrator, and about the rule itself. */
public final class ApprovalActs {

    private ApprovalActs() {}

    /** A command of an administrator about the request of this number. */
    sealed interface OfRequest extends Act<Void> {

        int number();

        @Override
        default Access least() {
            return Access.ADMIN;
        }

        @Override
        default String subject() {
            return String.valueOf(number());
        }
    }

    /** Asks the other administrators for what was refused. */
    public record Ask(int number, Note note) implements OfRequest {
        @Override
        public String code() {
            return "ask-approval";
        }
    }

    /** Approves what somebody else asked for, or declines it. */
    public record Decide(int number, boolean approved, Note note) implements OfRequest {
        @Override
        public String code() {
            return approved ? "approve" : "decline-approval";
        }
    }

    /** Takes a request of the own back. */
    public record Withdraw(int number) implements OfRequest {
        @Override
        public String code() {
            return "withdraw-approval";
        }
    }

    /** Says whether weighty acts need a second administrator. To stop asking for one is such an act itself. */
    record Require(boolean required) implements Weighty<Void> {
        @Override
        public String code() {
            return required ? "require-approval" : "stop-requiring-approval";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return required
                    ? Optional.empty()
                    : Optional.of(
                            new Weight(code(), "", List.of(Message.of("approval.line.off")), List.of(), FourEyes.PATH));
        }
    }
}
