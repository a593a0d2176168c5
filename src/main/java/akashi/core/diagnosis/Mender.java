package akashi.core.diagnosis;

import akashi.core.link.Verifier;

/** Who can mend something. */
public enum Mender {
    /** The administrator of the VMS. */
    ADMINISTRATOR,
    /** The helpdesk, on the caller's computer. */
    HELPDESK,
    /** The caller. */
    USER,
    /** Whoever looks after the network and the resolution of names. */
    NETWORK;

    /** Who it is where the caller is this one: behind a server sits no user, and the helpdesk does not look after it. */
    public Mender forCaller(Verifier caller) {
        boolean atCaller = this == HELPDESK || this == USER;
        return atCaller && caller instanceof Verifier.OnComputer ? ADMINISTRATOR : this;
    }
}
