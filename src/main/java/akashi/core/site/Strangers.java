package akashi.core.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Certificates that ports show and that are not the ones counted as serving there: what clients meet counts, whoever issued
 * it. What was seen too long ago, or before another was said to be installed, no longer does.
 */
public final class Strangers {

    private Strangers() {}

    /** The newest look at each port of the slot at which such a certificate was shown. */
    public static List<Sighting> of(SiteSnapshot site, SwitchId id, Instant now) {
        Optional<UUID> serving = site.computer(id.computerId())
                .flatMap(computer -> site.certificateIn(computer, id.slot()))
                .map(Certificate::id);
        return ShownSlots.encrypted(site.sightings().proving(id)).stream()
                .filter(seen -> !site.evidence().stale(seen.at(), now))
                .filter(seen -> seen.shown()
                        .filter(shown -> shown.certificateId().isEmpty()
                                || !shown.certificateId().equals(serving))
                        .isPresent())
                .filter(seen -> !replaced(site, id, seen))
                .toList();
    }

    private static boolean replaced(SiteSnapshot site, SwitchId id, Sighting seen) {
        return site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, id.computerId(), id.slot())
                .filter(told -> told.value() && told.at().isAfter(seen.at()))
                .isPresent();
    }
}
