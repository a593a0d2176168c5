package akashi.expiry;

import akashi.core.life.LifeStage;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.List;

/**
 * A certificate as the state report lists it.
 *
 * @param computer whose it is; {@code null} where it is not matched to one
 * @param authority the name of its CA, or {@code null} where that is not known
 * @param stage how far it got; {@code null} where it is not in force
 * @param inEffect the slots that show it and are switched on
 * @param evidence what is known of its being installed, slot by slot
 * @param findings what is open about it, each once
 */
record ReportRow(
        Certificate certificate,
        Computer computer,
        String authority,
        Certificate.State state,
        LifeStage stage,
        List<Slot> slots,
        List<Slot> inEffect,
        List<Observation> evidence,
        List<Message> findings) {

    /** What people call it: its computer, or its subject where it has none. */
    public String title() {
        return computer == null ? certificate.subject() : computer.label();
    }

    /** The shape that goes with its state. */
    public Status mark() {
        return switch (state) {
            case ISSUED, SUPERSEDED -> findings.isEmpty() ? Status.RECORDED : Status.EXPIRING;
            case REVOKED, EXPIRED -> Status.BROKEN;
            case REQUESTED, SIGNING, ABANDONED -> Status.UNKNOWN;
        };
    }

    /** Whether it has come back signed, so that it has dates and thumbprints. */
    public boolean signed() {
        return state != Certificate.State.REQUESTED && state != Certificate.State.SIGNING;
    }
}
