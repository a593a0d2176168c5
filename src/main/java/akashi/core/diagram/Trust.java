package akashi.core.diagram;

import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Whether all those behind a box hold the CA certificates they need, as far as the evidence goes; worst last. */
enum Trust {
    HELD,
    UNKNOWN,
    MISSING;

    static Trust ofVerifiers(Collection<Verifier> verifiers, Collection<Authority> roots, SiteSnapshot site) {
        return verifiers.stream()
                .map(v -> of(v.id(), v instanceof Verifier.InGroup ? v.count() : 0, roots, site))
                .reduce(HELD, Trust::worse);
    }

    static Trust ofComputers(Collection<Computer> computers, Collection<Authority> roots, SiteSnapshot site) {
        return computers.stream().map(c -> of(c.id(), 0, roots, site)).reduce(HELD, Trust::worse);
    }

    Trust worse(Trust other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private static Trust of(UUID id, int count, Collection<Authority> roots, SiteSnapshot site) {
        Trust worst = roots.isEmpty() ? UNKNOWN : HELD;
        for (Authority root : roots) {
            if (root.kind() != Authority.Kind.PUBLIC) {
                worst = worst.worse(of(site.evidence().trust(id, root.id()), count));
            }
        }
        return worst;
    }

    private static Trust of(Optional<Observation> seen, int count) {
        if (seen.isEmpty()) {
            return UNKNOWN;
        }
        if (!seen.get().value()) {
            return MISSING;
        }
        return seen.get().count() < count ? UNKNOWN : HELD;
    }
}
