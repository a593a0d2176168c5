package akashi.core.runbook;

import akashi.core.trust.Status;

/** Where a step stands. */
public enum StepState {
    FAILED(Status.BROKEN),
    NEXT(Status.CHANGING),
    /** It could be taken, but not at this hour. */
    SHUT(Status.EXPIRING),
    /** A failure before it keeps it waiting. */
    HELD(Status.PLAIN),
    /** Steps before it are not done. */
    LATER(Status.UNKNOWN),
    PUT_ASIDE(Status.PLAIN),
    DONE(Status.RECORDED),
    /** Done, and evidence other than a person's word shows it. */
    SEEN(Status.VERIFIED);

    private final Status sign;

    StepState(Status sign) {
        this.sign = sign;
    }

    /** The status whose shape and colour it is shown with. */
    public Status sign() {
        return sign;
    }

    /** Whether nothing is left to do. */
    public boolean over() {
        return this == DONE || this == SEEN || this == PUT_ASIDE;
    }

    /** Whether somebody may say what became of it. */
    public boolean takesWord() {
        return this == NEXT || this == FAILED || this == PUT_ASIDE;
    }
}
