package akashi.core.warning;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What of a site serves somebody: the certificates in slots that are on or wanted, and the CAs above them. */
public final class InUse {

    private final SiteSnapshot site;

    /** Of the site. */
    public InUse(SiteSnapshot site) {
        this.site = site;
    }

    /** Every certificate that serves, with its computer. */
    public Map<Certificate, Computer> certificates() {
        Map<Certificate, Computer> found = new LinkedHashMap<>();
        for (Computer computer : site.active()) {
            Set<Slot> slots = computer.slots().stream()
                    .filter(slot -> counts(computer, slot))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Slot.class)));
            site.serving(computer, slots).forEach(certificate -> found.put(certificate, computer));
        }
        return found;
    }

    /** Whether the slot is on, or shall be. */
    boolean counts(Computer computer, Slot slot) {
        SwitchId id = new SwitchId(computer.id(), slot);
        return site.wanted(id) || site.evidence().inEffect(id).orElse(false);
    }

    /** The CAs above what serves, and those that would sign next; not those that were retired or are everybody's. */
    public List<Authority> authorities() {
        Set<UUID> used = above();
        return site.authorities().stream()
                .filter(authority -> used.contains(authority.id()))
                .filter(authority -> !authority.retired() && authority.kind() != Authority.Kind.PUBLIC)
                .toList();
    }

    private Set<UUID> above() {
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
