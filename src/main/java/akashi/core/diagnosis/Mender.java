package akashi.core.diagnosis;

/** Who can mend something. */
public enum Mender {
    /** The administrator of the VMS. */
    ADMINISTRATOR,
    /** The helpdesk, on the caller's computer. */
    HELPDESK,
    /** The caller. */
    USER,
    /** Whoever looks after the network and the resolution of names. */
    NETWORK
}
