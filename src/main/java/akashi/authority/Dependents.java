package akashi.authority;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who depends on an authority.
 *
 * @param family the authority and those below it
 * @param computers the computers whose certificate in place, shown by a port, or to be put in place, it signed
 * @param issued whether it ever signed anything, or anybody was recorded as trusting it
 */
record Dependents(Authority authority, List<Authority> family, List<String> computers, boolean issued) {

    static Dependents of(SiteSnapshot site, Authority authority, Instant now) {
        List<Authority> family = site.authorities().stream()
                .filter(other -> isUnder(site, other, authority))
                .toList();
        List<UUID> ids = family.stream().map(Authority::id).toList();
        List<String> computers = site.active().stream()
                .filter(computer -> Stream.concat(shown(site, computer), inPlace(site, computer))
                        .filter(certificate -> certificate.usable()
                                && !now.isAfter(certificate.validity().notAfter()))
                        .anyMatch(certificate -> by(certificate, ids)))
                .map(Computer::label)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        boolean issued = site.certificates().stream().anyMatch(certificate -> by(certificate, ids))
                || site.data().latest().stream()
                        .anyMatch(
                                seen -> seen.authorityId().filter(ids::contains).isPresent());
        return new Dependents(authority, family, computers, issued);
    }

    private static Stream<Certificate> inPlace(SiteSnapshot site, Computer computer) {
        return Stream.of(Slot.values())
                .flatMap(slot -> Stream.of(site.certificateIn(computer, slot), site.newestFor(computer, slot)))
                .flatMap(Optional::stream);
    }

    /** What its ports still show, though another one may be told to lie in its store. */
    private static Stream<Certificate> shown(SiteSnapshot site, Computer computer) {
        return site.certificatesOf(computer).stream()
                .filter(certificate -> !site.sightings().showing(certificate).isEmpty());
    }

    private static boolean by(Certificate certificate, List<UUID> ids) {
        return certificate.authorityId().filter(ids::contains).isPresent();
    }

    private static boolean isUnder(SiteSnapshot site, Authority one, Authority top) {
        Optional<Authority> current = Optional.of(one);
        for (int depth = 0; current.isPresent() && depth < 10; depth++) {
            if (current.get().id().equals(top.id())) {
                return true;
            }
            current = current.get().parentId().flatMap(site::authority);
        }
        return false;
    }

    List<Refusal> againstRetiring() {
        if (authority.stage() == Authority.Stage.REQUESTED) {
            return List.of(Refusal.of("NEVER_SIGNED", Message.of("authority.refused.requested", authority.name())));
        }
        return inUse();
    }

    private List<Refusal> inUse() {
        return computers.isEmpty()
                ? List.of()
                : List.of(new Refusal(
                        "IN_USE",
                        List.of(),
                        Message.of("authority.refused.in-use", authority.name(), computers.size()),
                        computers,
                        new Mend(Message.of("authority.mend.in-use"), "/certificates")));
    }

    List<Refusal> againstDeleting() {
        List<Refusal> refusals = new ArrayList<>(inUse());
        if (issued) {
            refusals.add(Refusal.of("HISTORY", Message.of("authority.refused.history", authority.name())));
        }
        if (family.size() > 1) {
            refusals.add(new Refusal(
                    "HAS_BELOW",
                    List.of(),
                    Message.of("authority.refused.has-below", authority.name()),
                    family.stream()
                            .filter(other -> !other.equals(authority))
                            .map(Authority::name)
                            .toList(),
                    Mend.NONE));
        }
        return refusals;
    }

    /** Whether it may be retired. For templates. */
    public boolean none() {
        return computers.isEmpty();
    }
}
