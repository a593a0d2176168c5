package akashi.core.rule;

/** What is known about a rule, worst first. */
public enum Outcome {
    /** There is evidence against it. */
    BROKEN,
    /** There is no evidence, or it is too old. */
    OPEN,
    /** There is evidence for it. */
    MET
}
