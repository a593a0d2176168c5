package akashi.access;

import akashi.core.access.Access;
import akashi.pki.Password;
import java.util.Optional;

/** A directory that knows people whom the portal keeps no password of. Asked only for names that no local account has. */
public interface Elsewhere {

    /** What came of asking. */
    sealed interface Answer {}

    /**
     * The password is right.
     *
     * @param userName as the directory writes it, in lower case
     * @param access the role that the groups give; empty where they give none
     */
    record Known(String userName, Optional<Access> access) implements Answer {}

    /** No such person, or another password. */
    record Unknown() implements Answer {}

    /** Nobody answered what was asked. */
    record Silent() implements Answer {}

    /** Asks, never with an empty password. */
    Answer ask(String userName, Password password);
}
