package akashi.core.runbook;

import static akashi.core.runbook.Performer.HELPDESK;
import static akashi.core.runbook.Performer.VMS_ADMINISTRATOR;
import static akashi.core.runbook.Performer.WINDOWS_ADMINISTRATOR;

import akashi.core.access.Access;

/**
 * What is done in a step. Each has its words: a title, how it is done, how to see that it worked, and the way back. The
 * switches of one direction share all but the title.
 */
public enum Deed {
    FIND_KEY(VMS_ADMINISTRATOR, Place.HAND),
    BRING_KEY_BACK(VMS_ADMINISTRATOR, Place.PORTAL),
    ADD_COMPUTER(VMS_ADMINISTRATOR, Place.PORTAL),
    REPLACE_COMPUTER(VMS_ADMINISTRATOR, Place.PORTAL),
    PLAN_ON(VMS_ADMINISTRATOR, Place.PORTAL),
    PLAN_OFF(VMS_ADMINISTRATOR, Place.PORTAL),
    MAKE_AUTHORITY(VMS_ADMINISTRATOR, Place.PORTAL),
    ACTIVATE(VMS_ADMINISTRATOR, Place.PORTAL),
    ISSUE(VMS_ADMINISTRATOR, Place.PORTAL),
    RENEW(VMS_ADMINISTRATOR, Place.PORTAL),
    TRUST_COMPUTERS(WINDOWS_ADMINISTRATOR, Place.COMPUTER),
    TRUST_CLIENTS(HELPDESK, Place.COMPUTER),
    IMPORT(WINDOWS_ADMINISTRATOR, Place.COMPUTER),
    GO_ON(VMS_ADMINISTRATOR, Place.PORTAL),
    GO_OFF(VMS_ADMINISTRATOR, Place.PORTAL),
    EVENT_ON(VMS_ADMINISTRATOR, Place.SERVICE),
    MANAGEMENT_ON(VMS_ADMINISTRATOR, Place.SERVICE),
    RECORDERS_ON(VMS_ADMINISTRATOR, Place.SERVICE),
    OTHERS_ON(VMS_ADMINISTRATOR, Place.SERVICE),
    MANAGEMENT_OFF(VMS_ADMINISTRATOR, Place.SERVICE),
    RECORDERS_OFF(VMS_ADMINISTRATOR, Place.SERVICE),
    OTHERS_OFF(VMS_ADMINISTRATOR, Place.SERVICE),
    EVENT_OFF(VMS_ADMINISTRATOR, Place.SERVICE),
    TAKE_UP(VMS_ADMINISTRATOR, Place.SERVICE),
    PROVE(HELPDESK, Place.PORTAL),
    IN_SERVICE(VMS_ADMINISTRATOR, Place.PORTAL),
    REVOKE_OLD(VMS_ADMINISTRATOR, Place.PORTAL),
    RETIRE(VMS_ADMINISTRATOR, Place.PORTAL),
    FORGET_OLD(WINDOWS_ADMINISTRATOR, Place.HAND);

    /** Where it is done, and by what it is known to be done. */
    private enum Place {
        /** On a page of the portal, which knows when it is done. */
        PORTAL,
        /** At a computer; nothing stops meanwhile. */
        COMPUTER,
        /** At a computer, and a service restarts. */
        SERVICE,
        /** Somewhere that no evidence comes from. */
        HAND
    }

    private final Performer performer;
    private final Place place;

    Deed(Performer performer, Place place) {
        this.performer = performer;
        this.place = place;
    }

    /** Who does it. */
    public Performer performer() {
        return performer;
    }

    /** Who may say at least what became of it: what is the helpdesk's to do is the helpdesk's to say. */
    public Access least() {
        return performer == HELPDESK ? Access.HELPDESK : Access.ADMIN;
    }

    /** Whether it is done on a page of the portal. */
    public boolean inPortal() {
        return place == Place.PORTAL;
    }

    /** Whether a service restarts, so that it waits for its window. */
    public boolean restarts() {
        return place == Place.SERVICE;
    }

    /** Whether a switch of the Server Configurator is turned. */
    public boolean switches() {
        return restarts() && this != TAKE_UP;
    }

    /** Whether the steps after it wait for it: clients and looking again never hold up the servers. */
    public boolean blocks() {
        return this != TRUST_CLIENTS && this != PROVE && this != BRING_KEY_BACK;
    }

    /** The name under which its words are kept. */
    public String words() {
        if (!switches()) {
            return name();
        }
        return name().endsWith("_ON") ? "SWITCH_ON" : "SWITCH_OFF";
    }
}
