package akashi.store;

import java.util.Optional;

/**
 * An act that a second administrator has to approve while the site asks for that: it issues, takes keys in or gives them
 * out, takes certificates back, turns encryption off, or would let a person get round the rule. Every other act is named
 * in a list of those that need nobody, so that a new one is decided about.
 */
public interface Weighty<R> extends Act<R> {

    /** What would be approved; empty where this one needs nobody. The same for the same wish, whenever it is asked. */
    Optional<Weight> weight(Scales scales);
}
