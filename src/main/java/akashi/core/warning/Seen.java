package akashi.core.warning;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the ports of computers showed, as far as warnings go by it. */
final class Seen {

    private Seen() {}

    /** Whether the ports of its slots were looked at, and each shows one of the certificates that came after it. */
    static boolean onlyLater(SiteSnapshot site, Computer computer, Certificate certificate, List<Certificate> later) {
        Set<UUID> after = later.stream().map(Certificate::id).collect(Collectors.toCollection(HashSet::new));
        List<Optional<UUID>> shown = certificate.slots().stream()
                .flatMap(slot -> site.sightings().proving(new SwitchId(computer.id(), slot)).stream())
                .flatMap(each -> each.shown().stream())
                .map(each -> each.certificateId())
                .toList();
        return !shown.isEmpty()
                && shown.stream().allMatch(id -> id.filter(after::contains).isPresent());
    }

    /**
     * What the portal saw last of ports whose slot counts, where that is not encryption. A failover recorder that rests
     * opens no port for streams.
     */
    static List<Sighting> amiss(SiteSnapshot site, Computer computer, Predicate<Slot> counts) {
        return site.sightings().of(computer.id()).stream()
                .filter(each -> each.seenFrom().isEmpty())
                .filter(each -> each.slot().filter(counts).isPresent())
                .filter(each -> each.outcome() != Sighting.Outcome.ENCRYPTED)
                .filter(each -> !each.rests())
                .toList();
    }
}
