package akashi.sites;

import akashi.core.site.Presence;
import java.util.Locale;
import java.util.Set;

/** A step in the life of a computer, from which states it is taken, and to which it leads. */
enum Step {
    OUT(Presence.State.OUT_OF_SERVICE, Presence.State.IN_SERVICE, Presence.State.JOINING),
    BACK(Presence.State.JOINING, Presence.State.OUT_OF_SERVICE),
    IN(Presence.State.IN_SERVICE, Presence.State.JOINING),
    REPLACE(Presence.State.JOINING, Presence.State.IN_SERVICE, Presence.State.JOINING, Presence.State.OUT_OF_SERVICE),
    RETIRE(Presence.State.RETIRED, Presence.State.IN_SERVICE, Presence.State.JOINING, Presence.State.OUT_OF_SERVICE);

    private final Presence.State to;
    private final Set<Presence.State> from;

    Step(Presence.State to, Presence.State... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    /** The state it leads to; where nothing has to be caught up with, JOINING becomes IN_SERVICE at once. */
    Presence.State to() {
        return to;
    }

    boolean possibleFrom(Presence.State state) {
        return from.contains(state);
    }

    /** The name of its act in the audit trail. */
    String code() {
        return switch (this) {
            case OUT -> "take-out-of-service";
            case BACK -> "bring-back";
            case IN -> "put-in-service";
            case REPLACE -> "replace-computer";
            case RETIRE -> "retire-computer";
        };
    }

    /** Its name in paths and message keys. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
