package akashi.core.runbook;

import akashi.core.plan.Progress;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.ShownSlots;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What of a site each journey concerns. */
final class Targets {

    private static final Duration RECENT = Duration.ofDays(30);

    private final SiteSnapshot site;
    private final Instant now;

    Targets(SiteSnapshot site, Instant now) {
        this.site = site;
        this.now = now;
    }

    /** The switches that are to be turned so and are planned: of open change sets, and wanted though nobody turned them. */
    List<Turn> planned(boolean on) {
        Set<Turn> turns = new LinkedHashSet<>();
        site.changes().stream()
                .flatMap(change -> Progress.standing(site, change).stream())
                .filter(turn -> turn.on() == on)
                .forEach(turns::add);
        all(on).stream()
                .filter(turn -> site.wanted(id(turn)) == on && !Progress.inEffect(site, turn))
                .forEach(turns::add);
        return List.copyOf(turns);
    }

    /** Every switch that is wanted the other way: what it would take to turn everything. */
    List<Turn> possible(boolean on) {
        return all(on).stream().filter(turn -> site.wanted(id(turn)) != on).toList();
    }

    private List<Turn> all(boolean on) {
        List<Turn> turns = new ArrayList<>();
        site.active()
                .forEach(computer -> computer.slots().forEach(slot -> turns.add(new Turn(computer.id(), slot, on))));
        return turns;
    }

    /** The change set that has yet to pass the gate and turns something this way. */
    Optional<ChangeSet> waiting(boolean on) {
        return site.changes().stream()
                .filter(change -> !change.running())
                .filter(change -> change.turns().stream().anyMatch(turn -> turn.on() == on))
                .findFirst();
    }

    /** The wanted switches of computers, to be turned on. */
    List<Turn> wanted(Collection<Computer> computers) {
        List<Turn> turns = new ArrayList<>();
        computers.forEach(computer -> site.wantedSlots(computer).stream()
                .sorted()
                .forEach(slot -> turns.add(new Turn(computer.id(), slot, true))));
        return turns;
    }

    /** Computers on their way in. */
    List<Computer> joining() {
        return site.active().stream().filter(Computer::joining).toList();
    }

    /** Computers with other hardware than before, until everything wanted of them is in effect and the old is revoked. */
    List<Computer> replaced() {
        return site.active().stream()
                .filter(computer -> computer.generation() > 1)
                .filter(computer -> !wanted(List.of(computer)).isEmpty())
                .filter(computer -> wanted(List.of(computer)).stream().anyMatch(turn -> !Progress.inEffect(site, turn))
                        || !older(computer).isEmpty())
                .toList();
    }

    /** Certificates of the hardware that a computer had before, still good for an impostor. */
    List<Certificate> older(Computer computer) {
        return site.certificatesOf(computer).stream()
                .filter(c -> c.generation() < computer.generation() && c.usable())
                .filter(c -> c.validity().contains(now))
                .toList();
    }

    /** The slots whose certificate in place fits, computer by computer. */
    Map<Computer, Set<Slot>> slotsWhere(Predicate<Certificate> fits) {
        Map<Computer, Set<Slot>> found = new LinkedHashMap<>();
        for (Computer computer : site.active()) {
            Set<Slot> slots = EnumSet.noneOf(Slot.class);
            for (Slot slot : site.wantedSlots(computer)) {
                boolean fit = site.certificateIn(computer, slot).filter(fits).isPresent()
                        || site.newestFor(computer, slot).filter(fits).isPresent();
                if (fit) {
                    slots.add(slot);
                }
            }
            if (!slots.isEmpty()) {
                found.put(computer, slots);
            }
        }
        return found;
    }

    /** Whether the certificate is to be renewed, or was renewed lately. */
    boolean renews(Certificate certificate) {
        return due(certificate)
                || certificate.predecessorId().isPresent()
                        && certificate.issuedAt().plus(RECENT).isAfter(now);
    }

    /** Whether it came lately in the place of one that was past its end by then. */
    boolean rescued(Certificate certificate) {
        return certificate.issuedAt().plus(RECENT).isAfter(now)
                && certificate
                        .predecessorId()
                        .flatMap(site::certificate)
                        .filter(before -> expired(before, certificate.issuedAt()) || rescued(before))
                        .isPresent();
    }

    /** Whether its end is near or past. */
    boolean due(Certificate certificate) {
        return !now.isBefore(certificate.validity().warnFrom());
    }

    /** When what a slot shows ends, and whether it is over. */
    record InUse(Instant end, boolean over) {}

    /** What clients meet there: what was seen on its ports, and the certificate that is known to be in place. */
    List<InUse> shown(Computer computer, Slot slot) {
        Stream<InUse> seen = Strangers.of(site, new SwitchId(computer.id(), slot), now).stream()
                .flatMap(each -> each.shown().stream())
                .map(shown -> shown.validity().notAfter())
                .map(end -> new InUse(end, now.isAfter(end)));
        Stream<InUse> known = site.certificateIn(computer, slot).stream()
                .map(it -> new InUse(it.validity().notAfter(), expired(it)));
        return Stream.concat(seen, known).toList();
    }

    /** Whether some of what clients meet there is past its end. */
    boolean over(Computer computer, Slot slot) {
        return shown(computer, slot).stream().anyMatch(InUse::over);
    }

    /**
     * The slots where something past its end is met or was seen on a port, computer by computer. Who says meanwhile that
     * another was installed has not seen it there: until a port shows it the slot stays.
     */
    Map<Computer, Set<Slot>> slotsOver() {
        Map<Computer, Set<Slot>> found = new LinkedHashMap<>();
        for (Computer computer : site.active()) {
            Set<Slot> slots = EnumSet.noneOf(Slot.class);
            site.wantedSlots(computer).stream()
                    .filter(slot -> over(computer, slot) || seenOver(new SwitchId(computer.id(), slot)))
                    .forEach(slots::add);
            if (!slots.isEmpty()) {
                found.put(computer, slots);
            }
        }
        return found;
    }

    private boolean seenOver(SwitchId id) {
        return ShownSlots.encrypted(site.sightings().proving(id)).stream()
                .filter(seen -> !site.evidence().stale(seen.at(), now))
                .flatMap(seen -> seen.shown().stream())
                .anyMatch(shown -> now.isAfter(shown.validity().notAfter()));
    }

    /** Whether it is past its end, or its CA is. */
    boolean expired(Certificate certificate) {
        return expired(certificate, now);
    }

    private boolean expired(Certificate certificate, Instant at) {
        return at.isAfter(certificate.validity().notAfter())
                || site.rootOf(certificate)
                        .flatMap(Authority::validity)
                        .filter(v -> at.isAfter(v.notAfter()))
                        .isPresent();
    }

    /** The site's own roots that are not retired, the newest first. */
    List<Authority> roots() {
        return everyRoot().filter(a -> !a.retired()).toList();
    }

    /** The newest of the site's own roots under which nothing can be signed, retired or not. */
    Optional<Authority> lost() {
        return everyRoot().filter(a -> !signs(a)).findFirst();
    }

    /** Whether a CA under this root, or the root itself, can sign. */
    boolean signs(Authority root) {
        return site.authorities().stream()
                .anyMatch(a -> a.signs() && site.rootOf(a).filter(root::equals).isPresent());
    }

    private Stream<Authority> everyRoot() {
        return site.authorities().stream()
                .filter(a -> a.kind() == Authority.Kind.SITE && a.isRoot())
                .sorted(Comparator.comparing(Preparation::made).reversed());
    }

    /** Every computer that is still in the inventory and not retired, the resting ones too. */
    List<Computer> present() {
        return site.computers().stream()
                .filter(c -> c.presence().state() != Presence.State.RETIRED)
                .toList();
    }

    private static SwitchId id(Turn turn) {
        return new SwitchId(turn.computerId(), turn.slot());
    }
}
