package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.site.Slot;
import akashi.pki.KeyKind;
import java.util.Set;
import java.util.UUID;

/**
 * The wish for a certificate of a computer.
 *
 * @param slots the slots it is for; none for all that are wanted on
 * @param days how long it is valid, cut to the end of its authority; more than 825 are for computers that no phone,
 *     browser or Mac sees, and have to be acknowledged
 */
public record IssueCertificate(UUID computerId, Set<Slot> slots, int days, KeyKind key, boolean acknowledged) {

    /** What certificates are issued for unless somebody chooses otherwise. */
    public static final int USUAL_DAYS = 397;

    static final int MOST_DAYS = 1825;
    static final int ACKNOWLEDGED_FROM = 826;

    /** Refuses lengths that nobody would accept, and long ones that were not acknowledged. */
    public IssueCertificate {
        slots = Set.copyOf(slots);
        if (days < 1 || days > MOST_DAYS) {
            throw new Fault.BadInput("days", "certificates.days.bounds", MOST_DAYS);
        }
        if (days >= ACKNOWLEDGED_FROM && !acknowledged) {
            throw new Fault.BadInput("acknowledged", "certificates.days.acknowledge", ACKNOWLEDGED_FROM - 1);
        }
    }

    /** The usual certificate for all wanted slots. */
    public static IssueCertificate usual(UUID computerId) {
        return usual(computerId, Set.of());
    }

    /** The usual certificate for these slots; none for all that are wanted on. */
    public static IssueCertificate usual(UUID computerId, Set<Slot> slots) {
        return new IssueCertificate(computerId, slots, USUAL_DAYS, KeyKind.RSA_2048, false);
    }
}
