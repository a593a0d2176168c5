package akashi.core.runbook;

/** Who takes a step. */
public enum Performer {
    /** Administers the VMS, and this portal. */
    VMS_ADMINISTRATOR,
    /** Administers the Windows computers. */
    WINDOWS_ADMINISTRATOR,
    /** Answers the people before the screens. */
    HELPDESK
}
