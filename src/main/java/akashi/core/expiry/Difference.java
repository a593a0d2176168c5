package akashi.core.expiry;

import akashi.core.link.CertificateLink;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which connections of a site change between two judgements of it.
 *
 * @param changes what changes, the worst first
 * @param same how many connections stay as they are
 */
public record Difference(List<Change> changes, int same) {

    private static final int NAMED = 3;

    /**
     * Connections of a link that change the same way.
     *
     * @param from how they were; {@code null} where there was no such connection
     * @param to how they become; {@code null} where the connection is no more
     * @param examples some of them as they become, or were where they are no more
     */
    public record Change(CertificateLink link, Status from, Status to, int connections, List<Assessment> examples) {

        /** Whether it becomes worse. */
        public boolean worse() {
            return to != null && from != null && to.compareTo(from) < 0;
        }

        /** Why the first of them is as it becomes. */
        public Reason why() {
            return examples.get(0).first();
        }

        private int concern() {
            return to == null ? Status.values().length : to.ordinal();
        }
    }

    /** How many connections change in all. */
    public int connections() {
        return changes.stream().mapToInt(Change::connections).sum();
    }

    /** How many connections break. */
    public int broken() {
        return changes.stream()
                .filter(change -> change.to() == Status.BROKEN)
                .mapToInt(Change::connections)
                .sum();
    }

    private record Key(CertificateLink link, UUID subject, UUID verifier) {

        static Key of(Assessment a) {
            return new Key(a.link(), a.subject().id(), a.verifier().id());
        }
    }

    private record Way(CertificateLink link, Status from, Status to) {}

    /** The difference between all connections before and all after. */
    public static Difference of(List<Assessment> before, List<Assessment> after) {
        Map<Key, Assessment> left = new HashMap<>();
        before.forEach(a -> left.put(Key.of(a), a));
        Map<Way, List<Assessment>> ways = new LinkedHashMap<>();
        int same = 0;
        for (Assessment now : after) {
            Assessment was = left.remove(Key.of(now));
            if (was != null && was.status() == now.status()) {
                same++;
            } else {
                add(ways, new Way(now.link(), was == null ? null : was.status(), now.status()), now);
            }
        }
        before.stream()
                .filter(a -> left.containsKey(Key.of(a)))
                .forEach(a -> add(ways, new Way(a.link(), a.status(), null), a));
        List<Change> changes = new ArrayList<>();
        ways.forEach((way, all) -> changes.add(new Change(
                way.link(),
                way.from(),
                way.to(),
                all.size(),
                List.copyOf(all.subList(0, Math.min(NAMED, all.size()))))));
        changes.sort(Comparator.comparing(Change::concern)
                .thenComparing(Change::connections, Comparator.reverseOrder())
                .thenComparing(Change::link));
        return new Difference(List.copyOf(changes), same);
    }

    private static void add(Map<Way, List<Assessment>> ways, Way way, Assessment a) {
        ways.computeIfAbsent(way, w -> new ArrayList<>()).add(a);
    }
}
