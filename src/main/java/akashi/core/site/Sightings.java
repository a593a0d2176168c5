package akashi.core.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The newest sighting of every port from every place, and the newest that told anything of its encryption: a look in vain
 * does not take back what was seen before. Those of an older generation of a computer are void, and so are
 * those of ports that the inventory does not have any more. Whose certificate it was, and whether it was taken back, is
 * told from the certificates as they are known now, not as they were when it was seen.
 */
public final class Sightings {

    private final Map<UUID, Looked> byComputer;
    private final Set<String> hashes = new HashSet<>();

    Sightings(List<Sighting> newest, List<Computer> computers, List<Certificate> certificates) {
        Map<UUID, List<Sighting>> seen = newest.stream().collect(Collectors.groupingBy(Sighting::computerId));
        byComputer = new HashMap<>();
        if (seen.isEmpty()) {
            return;
        }
        Map<String, Certificate> known = new HashMap<>();
        certificates.forEach(each -> known.put(each.sha256(), each));
        for (Computer computer : computers) {
            List<Sighting> all = seen.get(computer.id());
            if (all != null) {
                List<Sighting> left = standing(computer, all, known);
                if (!left.isEmpty()) {
                    byComputer.put(computer.id(), Looked.of(left));
                }
            }
        }
    }

    /** The newest of every port from every place, whatever it was, and the newest that told something. */
    private record Looked(List<Sighting> newest, List<Sighting> telling, List<Sighting> proving) {

        private static final Looked NONE = new Looked(List.of(), List.of(), List.of());

        static Looked of(List<Sighting> all) {
            List<Sighting> vouched = all.stream().filter(Sighting::vouched).toList();
            List<Sighting> newest = newest(vouched);
            List<Sighting> telling = telling(vouched);
            return new Looked(
                    newest(all),
                    telling(all),
                    telling.stream()
                            .filter(each -> !moved(each, newest, telling))
                            .toList());
        }

        /** Whether nobody listens there any more, while another port of the slot was encrypted later. */
        private static boolean moved(Sighting seen, List<Sighting> newest, List<Sighting> telling) {
            return closedSince(seen, newest)
                    && telling.stream()
                            .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                            .filter(each -> each.port() != ShownSlots.WEB_SERVER && each.port() != seen.port())
                            .anyMatch(each ->
                                    each.slot().equals(seen.slot()) && each.at().isAfter(seen.at()));
        }

        private static List<Sighting> telling(List<Sighting> all) {
            return newest(all.stream().filter(Sighting::tells).toList());
        }

        private static List<Sighting> newest(List<Sighting> all) {
            Map<Sighting.Key, Sighting> newest = new LinkedHashMap<>();
            all.forEach(each -> newest.merge(each.key(), each, Sighting::newer));
            return List.copyOf(newest.values());
        }
    }

    private List<Sighting> standing(Computer computer, List<Sighting> all, Map<String, Certificate> known) {
        Map<Integer, ProbePorts.ProbePort> ports =
                ProbePorts.of(computer).stream().collect(Collectors.toMap(ProbePorts.ProbePort::port, port -> port));
        List<Sighting> standing = new ArrayList<>();
        for (Sighting each : all) {
            ProbePorts.ProbePort port = ports.get(each.port());
            if (each.generation() == computer.generation()
                    && port != null
                    && port.slot().equals(each.slot())) {
                standing.add(each.shown()
                        .map(shown -> each.with(shown.knowing(known.get(shown.sha256()))))
                        .orElse(each));
                each.shown().ifPresent(shown -> hashes.add(shown.sha256()));
            }
        }
        return standing;
    }

    /** The newest of every port of the computer. */
    public List<Sighting> of(UUID computerId) {
        return byComputer.getOrDefault(computerId, Looked.NONE).newest();
    }

    /** The newest of every port of the computer that told of its encryption, however silent it was since. */
    public List<Sighting> telling(UUID computerId) {
        return byComputer.getOrDefault(computerId, Looked.NONE).telling();
    }

    /** Whether nobody listens any more where this was seen. */
    public boolean closedSince(Sighting seen) {
        return closedSince(seen, of(seen.computerId()));
    }

    private static boolean closedSince(Sighting seen, List<Sighting> newest) {
        return newest.stream()
                .anyMatch(each -> each.key().equals(seen.key()) && each.outcome() == Sighting.Outcome.REFUSED);
    }

    /**
     * What facts about the computer follow from: what told of its encryption, and somebody vouches for. A port that closed
     * since speaks no more where another of its slot was encrypted later.
     */
    public List<Sighting> proving(UUID computerId) {
        return byComputer.getOrDefault(computerId, Looked.NONE).proving();
    }

    /** Whether any port of the computer was looked at. */
    boolean saw(UUID computerId) {
        return byComputer.containsKey(computerId);
    }

    /** The newest of the ports that show the slot of the computer. */
    public List<Sighting> of(SwitchId id) {
        return in(id.slot(), of(id.computerId()));
    }

    /** Those of them that told something of its encryption. */
    public List<Sighting> telling(SwitchId id) {
        return in(id.slot(), telling(id.computerId()));
    }

    /** Those of them from which facts about the slot follow. */
    public List<Sighting> proving(SwitchId id) {
        return in(id.slot(), proving(id.computerId()));
    }

    /**
     * Of these looks at ports of the slot, each from one place, those that count against it: nobody answered at any port
     * of its own, or not at one that was encrypted before. A port that never was may be shut on purpose.
     */
    public List<Sighting> silent(SwitchId id, List<Sighting> looks) {
        List<Sighting> own = ShownSlots.own(looks);
        List<Sighting> silent =
                own.stream().filter(each -> !each.tells() && !each.rests()).toList();
        if (silent.size() == own.size()) {
            return silent;
        }
        Set<Sighting.Key> encrypted = telling(id).stream()
                .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                .map(Sighting::key)
                .collect(Collectors.toSet());
        return silent.stream().filter(each -> encrypted.contains(each.key())).toList();
    }

    private static List<Sighting> in(Slot slot, List<Sighting> all) {
        return all.stream()
                .filter(each -> each.slot().filter(slot::equals).isPresent())
                .toList();
    }

    /** Whether nobody has looked yet. */
    public boolean none() {
        return byComputer.isEmpty();
    }

    /** Where the certificate was shown when that was last looked at with success, and nobody has closed the port since. */
    public List<Sighting> showing(Certificate certificate) {
        return !show(certificate)
                ? List.of()
                : byComputer.values().stream()
                        .flatMap(looked -> looked.telling().stream())
                        .filter(each -> each.shown()
                                .filter(shown -> shown.sha256().equals(certificate.sha256()))
                                .isPresent())
                        .filter(each -> !closedSince(each))
                        .toList();
    }

    /** Whether some port shows the certificate. */
    boolean show(Certificate certificate) {
        return hashes.contains(certificate.sha256());
    }
}
