package akashi.web;

import akashi.core.access.Actor;
import akashi.core.fault.Mend;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.Optional;

/** Supplies the line below the header: how the site is, as a chip and one sentence. Asked on every whole page. */
@FunctionalInterface
public interface StateLine {

    /** Nothing to say, such as before the first setup. */
    StateLine NONE = actor -> Optional.empty();

    /** How the actor's site is now. */
    Optional<State> of(Actor actor);

    /**
     * The line.
     *
     * @param word what the chip says, such as "3 to do"
     * @param sentence the line itself
     * @param mend where to mend it, for who may
     */
    record State(Status status, Message word, Message sentence, Mend mend) {

        /** With nothing to press. */
        public State(Status status, Message word, Message sentence) {
            this(status, word, sentence, Mend.NONE);
        }
    }
}
