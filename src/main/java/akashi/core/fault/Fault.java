package akashi.core.fault;

import akashi.core.text.Message;
import java.time.Duration;
import java.util.List;

/**
 * The one vocabulary of failure inside the portal. The web edge maps each kind to a status in one place: refused and
 * changed 409, bad input 422, too often 429, not found 404, not allowed 403, unavailable 503. Anything else that is
 * thrown is a defect: 500 with an id.
 */
public abstract sealed class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Fault(String message) {
        // A fault is an answer, not an accident: it carries no stack trace.
        super(message, null, false, false);
    }

    /** What a person is told, where the fault says more than its kind. */
    public List<Message> said() {
        if (this instanceof Unavailable unavailable) {
            return List.of(unavailable.reason());
        }
        if (this instanceof Refused refused) {
            return refused.refusals().stream().map(Refusal::reason).toList();
        }
        return this instanceof BadInput wrong
                ? wrong.errors().stream().map(FieldError::message).toList()
                : List.of();
    }

    /** A rule forbids the act; every reason is listed. */
    public static final class Refused extends Fault {
        private static final long serialVersionUID = 1L;
        private final transient List<Refusal> refusals;

        /** At least one refusal. */
        public Refused(List<Refusal> refusals) {
            super("refused: " + refusals);
            this.refusals = List.copyOf(refusals);
        }

        /** A single refusal. */
        public Refused(Refusal refusal) {
            this(List.of(refusal));
        }

        /** All reasons, in the order in which they should be read. */
        public List<Refusal> refusals() {
            return refusals;
        }
    }

    /** The input cannot be read as what it should be; every field that is wrong is listed. */
    public static final class BadInput extends Fault {
        private static final long serialVersionUID = 1L;
        private final transient List<FieldError> errors;

        /** At least one error. */
        public BadInput(List<FieldError> errors) {
            super("bad input: " + errors);
            this.errors = List.copyOf(errors);
        }

        /** A single error. */
        public BadInput(FieldError error) {
            this(List.of(error));
        }

        /** A single error, made from its sentence's key and arguments. */
        public BadInput(String field, String key, Object... args) {
            this(FieldError.of(field, key, args));
        }

        /** All errors, in the order of the fields. */
        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Somebody who failed too often has to wait before the next try is looked at. */
    public static final class TooOften extends Fault {
        private static final long serialVersionUID = 1L;
        private final transient FieldError error;
        private final transient Duration wait;

        /** The field whose try was not looked at, with the sentence, and how long to wait. */
        public TooOften(FieldError error, Duration wait) {
            super("too often: " + error);
            this.error = error;
            this.wait = wait;
        }

        /** The field and the sentence about it. */
        public FieldError error() {
            return error;
        }

        /** How long to wait, in whole seconds and at least one. */
        public long seconds() {
            return Math.max(1, wait.plusMillis(999).toSeconds());
        }
    }

    /** Nothing of that kind and name exists in this site. */
    public static final class NotFound extends Fault {
        private static final long serialVersionUID = 1L;

        /** What was looked for, for the log: a kind and an id, never a secret. */
        public NotFound(String what) {
            super("not found: " + what);
        }
    }

    /** The signed-in person's role does not suffice. */
    public static final class NotAllowed extends Fault {
        private static final long serialVersionUID = 1L;

        /** What was asked, for the log. */
        public NotAllowed(String what) {
            super("not allowed: " + what);
        }
    }

    /** The portal cannot do anything now: its database is lost, locked, full or damaged. */
    public static final class Unavailable extends Fault {
        private static final long serialVersionUID = 1L;
        private final transient Message reason;

        /** Why, and what a person should do about it. */
        public Unavailable(Message reason) {
            super("unavailable: " + reason);
            this.reason = reason;
        }

        /** The sentence that says what to do. */
        public Message reason() {
            return reason;
        }
    }
}
