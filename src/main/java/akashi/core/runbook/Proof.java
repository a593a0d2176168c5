package akashi.core.runbook;

import akashi.core.text.Message;
import java.util.Optional;

/** What evidence says of a step. */
record Proof(Kind kind, Optional<Witness> witness, Optional<Message> why) {

    static final Proof NONE = new Proof(Kind.NONE, Optional.empty(), Optional.empty());

    /** Which way it points. */
    enum Kind {
        NONE,
        DONE,
        AGAINST
    }

    static Proof done(Optional<Witness> witness) {
        return new Proof(Kind.DONE, witness, Optional.empty());
    }

    static Proof against(Optional<Witness> witness, Message why) {
        return new Proof(Kind.AGAINST, witness, Optional.of(why));
    }

    /** Where the portal itself knows. */
    static Proof known(boolean done) {
        return done ? done(Optional.empty()) : NONE;
    }
}
