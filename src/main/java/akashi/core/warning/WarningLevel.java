package akashi.core.warning;

/** How pressing a warning is; each level of a thing is told once. */
public enum WarningLevel {
    /** There is time to plan. */
    SOON,
    /** It has to be done now. */
    URGENT,
    /** It has happened. */
    OVER
}
