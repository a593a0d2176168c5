package akashi.openid;

import akashi.core.text.Message;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody was not let in. What the person is told is the reason alone; the detail goes into the log. */
final class Turned extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    /** Why. */
    enum Why {
        /** The person turned back at the provider. */
        CANCELLED,
        /** Begun too long ago, in another browser, or used already. */
        STALE,
        /** No value gives a role. */
        NO_ROLE,
        /** An administrator keeps the person out. */
        KEPT_OUT,
        /** Somebody else has the name here. */
        NAME_TAKEN,
        /** The provider names nobody, or so as nobody can be called here. */
        NAME_UNFIT,
        /** The clocks of the provider and of the portal differ. */
        CLOCK,
        /** The provider cannot be reached, or is not trusted. */
        SILENT,
        /** The provider does not know the portal by its client id and secret. */
        CLIENT,
        /** The client secret cannot be opened. */
        LOCKED,
        /** What came is not valid. */
        INVALID;

        /** Whether the same person would meet the same again, and somebody else would not. */
        boolean ofPerson() {
            return this == NO_ROLE || this == KEPT_OUT || this == NAME_TAKEN || this == NAME_UNFIT;
        }

        Message said() {
            return Message.of("openid.refused." + this);
        }

        Message next() {
            return Message.of("openid.refused." + this + ".next");
        }

        /** By its name, as it stands in an address. */
        static Optional<Why> named(String name) {
            return Stream.of(values()).filter(why -> why.name().equals(name)).findFirst();
        }
    }

    private final Why why;

    Turned(Why why, String detail) {
        super(clean(detail), null, false, false);
        this.why = why;
    }

    /** Without control characters, and no longer than a line of a log should be. */
    static String clean(String detail) {
        String plain = String.valueOf(detail).replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    Why why() {
        return why;
    }
}
