package akashi.core.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts that follow from what the ports of a computer showed: a slot is on where every port that told was encrypted,
 * off where one talks plainly; the certificate that was shown is installed and its key can be read.
 */
public final class ShownSlots {

    /** The port of the web server, which may hold a certificate of its own. */
    public static final int WEB_SERVER = 443;

    private ShownSlots() {}

    /** Those that speak for the slot: not the web server's, where the slot has ports of its own. */
    public static List<Sighting> own(List<Sighting> ports) {
        List<Sighting> own =
                ports.stream().filter(each -> each.port() != WEB_SERVER).toList();
        return own.isEmpty() ? ports : own;
    }

    /**
     * The newest of every encrypted port of a slot, but for the web server's: that may hold a certificate of its own before
     * the slot is on. A port that was last seen before the certificate was made that another shows says nothing of it.
     */
    public static List<Sighting> encrypted(List<Sighting> seen) {
        Map<Integer, Sighting> ports = new TreeMap<>();
        seen.stream()
                .filter(each -> each.port() != WEB_SERVER)
                .forEach(each -> ports.merge(each.port(), each, Sighting::newer));
        List<Sighting> all = ports.values().stream()
                .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                .toList();
        Optional<Sighting> newest = all.stream().max(Comparator.comparing(Sighting::at));
        Optional<Instant> made =
                newest.flatMap(Sighting::shown).map(shown -> shown.validity().notBefore());
        return all.stream()
                .filter(each -> each.equals(newest.get())
                        || made.filter(each.at()::isBefore).isEmpty())
                .toList();
    }

    /** The facts that hold once these were seen too, about the computers that they are of. */
    public static List<Observation> after(SiteSnapshot site, List<Sighting> fresh) {
        List<Sighting> known =
                Stream.concat(site.data().sightings().stream(), fresh.stream()).toList();
        Sightings all = new Sightings(known, site.computers(), site.certificates());
        return fresh.stream()
                .map(Sighting::computerId)
                .distinct()
                .flatMap(id -> site.computer(id).stream())
                .flatMap(computer -> of(computer, all, site::certificate).stream())
                .toList();
    }

    static List<Observation> of(
            Computer computer, Sightings sightings, Function<UUID, Optional<Certificate>> certificates) {
        List<Sighting> all = sightings.proving(computer.id());
        if (all.isEmpty()) {
            return List.of();
        }
        Map<Slot, Map<Integer, Sighting>> telling = new EnumMap<>(Slot.class);
        for (Sighting each : all) {
            if (each.slot().isPresent()) {
                telling.computeIfAbsent(each.slot().get(), slot -> new HashMap<>())
                        .merge(each.port(), each, Sighting::newer);
            }
        }
        List<Observation> facts = new ArrayList<>();
        telling.forEach((slot, ports) -> read(slot, List.copyOf(ports.values()), facts));
        List<Observation> inStore = sightings.of(computer.id()).stream()
                .filter(each -> each.vouched()
                        && each.rests()
                        && !telling.containsKey(each.slot().get()))
                .flatMap(each -> inStore(each.slot().get(), facts, certificates))
                .toList();
        facts.addAll(inStore);
        return facts;
    }

    /**
     * Where a port rests, the certificate that serves its slot too was shown by the port of another: it lies in the store,
     * whether or not the slot is on.
     */
    private static Stream<Observation> inStore(
            Slot resting, List<Observation> facts, Function<UUID, Optional<Certificate>> certificates) {
        return facts.stream()
                .filter(fact -> fact.fact() != Fact.IN_EFFECT)
                .filter(fact -> fact.certificateId()
                        .flatMap(certificates)
                        .filter(certificate -> certificate.slots().contains(resting))
                        .isPresent())
                .map(fact -> fact.in(resting));
    }

    private static void read(Slot slot, List<Sighting> ports, List<Observation> facts) {
        Comparator<Sighting> byAge = Comparator.comparing(Sighting::at);
        Optional<Sighting> plain = ports.stream()
                .filter(each -> each.outcome() == Sighting.Outcome.PLAIN)
                .max(byAge);
        // A mobile server has two ports: plain HTTP beside the encrypted one is a finding, not the switch.
        boolean beside =
                slot == Slot.MOBILE && ports.stream().anyMatch(each -> each.outcome() == Sighting.Outcome.ENCRYPTED);
        if (plain.isPresent() && !beside) {
            facts.add(fact(Fact.IN_EFFECT, plain.get(), slot, Optional.empty(), false));
            return;
        }
        List<Sighting> encrypted = encrypted(ports);
        encrypted.stream().max(byAge).ifPresent(newest -> {
            Optional<Sighting> proven = proven(encrypted);
            Optional<UUID> certificate = proven.flatMap(Sighting::shown).flatMap(Shown::certificateId);
            facts.add(fact(Fact.IN_EFFECT, newest, slot, certificate, true));
            proven.ifPresent(seen -> {
                facts.add(fact(Fact.CERTIFICATE_INSTALLED, seen, slot, certificate, true));
                facts.add(fact(Fact.KEY_READABLE, seen, slot, certificate, true));
            });
        });
    }

    /**
     * The port whose certificate counts: of several the one that ends first. In the handshakes of old protocols nothing
     * was proven: the certificate may be anybody's.
     */
    private static Optional<Sighting> proven(List<Sighting> encrypted) {
        return encrypted.stream()
                .filter(each -> each.shown()
                        .filter(shown -> !shown.has(ShownFault.OLD_PROTOCOL))
                        .flatMap(Shown::certificateId)
                        .isPresent())
                .min(Comparator.comparing(
                                (Sighting each) -> each.shown().get().validity().notAfter())
                        .thenComparing(Sighting::at, Comparator.reverseOrder()));
    }

    private static Observation fact(Fact fact, Sighting seen, Slot slot, Optional<UUID> certificate, boolean value) {
        UUID id = new UUID(
                seen.id().getMostSignificantBits() ^ fact.ordinal(), seen.id().getLeastSignificantBits());
        return new Observation(
                id,
                fact,
                seen.computerId(),
                seen.generation(),
                Optional.of(slot),
                Optional.empty(),
                certificate,
                value,
                1,
                seen.seenFrom().isPresent() ? Observation.Source.RECEIPT : Observation.Source.SEEN,
                seen.at(),
                (value ? "TLS " : "HTTP ") + seen.port(),
                "");
    }
}
