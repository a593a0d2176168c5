package akashi.store;

import java.util.Optional;

/**
 * Under what conditions an act is run.
 *
 * @param planVersion the plan version that the person saw: another one refuses the act
 * @param token the form's one-time token: the act is done once for it
 */
public record Terms(Optional<Long> planVersion, Optional<String> token) {

    /** Without conditions. */
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());

    /** Once for the token of a form, where it has one. */
    public static Terms once(Optional<String> formToken) {
        return new Terms(Optional.empty(), formToken);
    }

    /** Only while the plan is still the one that the person saw. */
    public Terms whilePlanIs(long version) {
        return new Terms(Optional.of(version), token);
    }

    /** Once for this token, however often it is sent. */
    public Terms onceFor(String formToken) {
        return new Terms(planVersion, Optional.of(formToken));
    }
}
