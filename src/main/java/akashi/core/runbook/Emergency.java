package akashi.core.runbook;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How a site stands in an emergency.
 *
 * @param expired how many computers show a certificate that is past its end, or whose CA is
 * @param computers how many computers use certificates at all
 * @param signs whether some CA can sign now
 * @param clients how many clients there are to be told of a new CA
 * @param untold how many of them are not known to trust the CA that would sign the next certificates
 * @param first when the next certificate ends that works now; empty where none does
 * @param last when the last of them ends
 */
public record Emergency(
        int expired,
        int computers,
        boolean signs,
        int clients,
        int untold,
        Optional<Instant> first,
        Optional<Instant> last) {

    /** Looks at a site. */
    public static Emergency of(SiteSnapshot site, Instant now) {
        Targets targets = new Targets(site, now);
        Set<UUID> expired = new HashSet<>();
        Set<UUID> all = new HashSet<>();
        List<Instant> ends = new ArrayList<>();
        List<Certificate> inPlace = new ArrayList<>();
        for (Computer computer : site.active()) {
            for (Slot slot : site.wantedSlots(computer)) {
                site.certificateIn(computer, slot).ifPresent(inPlace::add);
                targets.shown(computer, slot).forEach(shown -> {
                    all.add(computer.id());
                    if (shown.over()) {
                        expired.add(computer.id());
                    } else {
                        ends.add(shown.end());
                    }
                });
            }
        }
        boolean signs = new Preparation(site, new Proofs(site, id -> Optional.empty()), now).signs();
        return new Emergency(
                expired.size(),
                all.size(),
                signs,
                site.clientGroups().stream().mapToInt(group -> group.count()).sum(),
                untold(site, inPlace),
                ends.stream().min(Comparator.naturalOrder()),
                ends.stream().max(Comparator.naturalOrder()));
    }

    /** Clients that accept what is in place trust its root, whatever was told; of another root, what was told counts. */
    private static int untold(SiteSnapshot site, List<Certificate> inPlace) {
        Optional<Authority> root = site.issuer().flatMap(site::rootOf);
        if (root.filter(r -> inPlace.stream()
                        .allMatch(c -> site.rootOf(c).filter(r::equals).isPresent()))
                .isPresent()) {
            return 0;
        }
        return site.clientGroups().stream()
                .mapToInt(group ->
                        group.count() - root.map(r -> trusting(site, group, r)).orElse(0))
                .sum();
    }

    /** How many clients of a group are known to trust a root. */
    static int trusting(SiteSnapshot site, ClientGroup group, Authority root) {
        return site.evidence()
                .trust(group.id(), root.id())
                .filter(Observation::value)
                .map(known -> Math.min(known.count(), group.count()))
                .orElse(0);
    }

    /** Which emergencies a site is in now. */
    public static List<Journey> in(SiteSnapshot site, Instant now) {
        List<Journey> found = new ArrayList<>();
        if (expired(site, now)) {
            found.add(Journey.EVERYTHING_EXPIRED);
        }
        if (keyLost(site)) {
            found.add(Journey.KEY_LOST);
        }
        return found;
    }

    /** Half of the computers, or the management server, which everybody needs, show what is past its end. */
    static boolean expired(SiteSnapshot site, Instant now) {
        Emergency found = of(site, now);
        Targets targets = new Targets(site, now);
        boolean management = site.management()
                .filter(computer -> site.wantedSlots(computer).stream().anyMatch(slot -> targets.over(computer, slot)))
                .isPresent();
        return management || found.expired() > 0 && found.expired() * 2 >= found.computers();
    }

    /** The site has a CA of its own that is in use, and none of its keys is here. */
    static boolean keyLost(SiteSnapshot site) {
        return site.authorities().stream().noneMatch(a -> a.signs() || a.stage() == Authority.Stage.WAITING)
                && site.authorities().stream()
                        .anyMatch(a -> a.kind() == Authority.Kind.SITE
                                && a.stage() == Authority.Stage.ACTIVE
                                && a.validity().isPresent());
    }

    /** Whether new certificates bring the pictures back sooner than switching the encryption off. */
    public boolean renewingIsQuicker() {
        return signs && untold == 0 || clients == 0;
    }
}
