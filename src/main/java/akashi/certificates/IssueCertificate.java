package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.site.CertificateProfile;
import akashi.core.site.Slot;
import akashi.pki.KeyKind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The wish for a certificate of a computer.
 *
 * @param slots the slots it is for; none for all that are wanted on
 * @param days how long it is valid, cut to the end of its authority; {@link #AS_PROFILE} for what the profile of the
 *     slots says. More than 825 are for computers that no phone, browser or Mac sees, and have to be acknowledged
 * @param key {@code null} for what the profile says
 */
public record IssueCertificate(UUID computerId, Set<Slot> slots, int days, KeyKind key, boolean acknowledged) {

    /** As the profile of the slots says. */
    public static final int AS_PROFILE = 0;

    static final int MOST_DAYS = CertificateProfile.MOST_DAYS;
    static final int ACKNOWLEDGED_FROM = CertificateProfile.MOST_SEEN_BY_PHONES + 1;

    /** Refuses lengths that nobody would accept, and long ones that were not acknowledged. */
    public IssueCertificate {
        slots = Set.copyOf(slots);
        if (days < AS_PROFILE || days > MOST_DAYS) {
            throw new Fault.BadInput("days", "certificates.days.bounds", MOST_DAYS);
        }
        if (days >= ACKNOWLEDGED_FROM && !acknowledged) {
            throw new Fault.BadInput("acknowledged", "certificates.days.acknowledge", ACKNOWLEDGED_FROM - 1);
        }
    }

    /** The days that somebody asks for; {@code null} for what the profile says. */
    public static int days(Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST_DAYS)) {
            throw new Fault.BadInput("days", "certificates.days.bounds", MOST_DAYS);
        }
        return asked == null ? AS_PROFILE : asked;
    }

    /** As somebody asks for it; what is {@code null} or empty is as the profile of the slots says. */
    public static IssueCertificate of(
            UUID computerId,
            Set<Slot> slots,
            Integer days,
            Optional<CertificateProfile.Key> key,
            boolean acknowledged) {
        return new IssueCertificate(
                computerId,
                slots,
                days(days),
                key.map(kind -> KeyKind.valueOf(kind.name())).orElse(null),
                acknowledged);
    }

    /** The usual certificate for all wanted slots. */
    public static IssueCertificate usual(UUID computerId) {
        return usual(computerId, Set.of());
    }

    /** The usual certificate for these slots; none for all that are wanted on. */
    public static IssueCertificate usual(UUID computerId, Set<Slot> slots) {
        return new IssueCertificate(computerId, slots, AS_PROFILE, null, false);
    }
}
