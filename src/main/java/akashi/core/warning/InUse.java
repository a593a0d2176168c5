package akashi.core.warning;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What of a site serves somebody: the certificates in slots that are on or wanted, and the CAs above them. */
final class InUse {

    private final SiteSnapshot site;

    InUse(SiteSnapshot site) {
        this.site = site;
    }

    /** Every certificate that serves, with its computer. */
    Map<Certificate, Computer> certificates() {
        Map<Certificate, Computer> found = new LinkedHashMap<>();
        for (Computer computer : site.active()) {
            for (Slot slot : computer.slots()) {
                if (counts(computer, slot)) {
                    site.certificateIn(computer, slot)
                            .filter(Certificate::usable)
                            .ifPresent(certificate -> found.put(certificate, computer));
                }
            }
        }
        return found;
    }

    /** Whether the slot is on, or shall be. */
    boolean counts(Computer computer, Slot slot) {
        SwitchId id = new SwitchId(computer.id(), slot);
        return slot != Slot.EVENT
                && (site.wanted(id) || site.evidence().inEffect(id).orElse(false));
    }

    /** The CAs above what serves, and those that would sign next. */
    Set<UUID> authorities() {
        Set<UUID> all = new HashSet<>();
        site.issuer().ifPresent(next -> climb(next, all));
        certificates()
                .keySet()
                .forEach(c -> c.authorityId().flatMap(site::authority).ifPresent(a -> climb(a, all)));
        return all;
    }

    private void climb(Authority from, Set<UUID> into) {
        Optional<Authority> next = Optional.of(from);
        while (next.isPresent() && into.add(next.get().id())) {
            next = next.get().parentId().flatMap(site::authority);
        }
    }
}
