package akashi.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Outside of the portal: every act of which it said that it is done, and every answer that it should not have given. */
final class Ledger {

    /** What was said to be done. */
    enum Deed {
        ISSUED,
        RENEWED,
        REVOKED,
        PLANNED,
        WENT
    }

    private final Map<Deed, List<UUID>> done = new LinkedHashMap<>();
    private final Map<String, Integer> counted = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    synchronized void done(Deed deed, UUID id) {
        done.computeIfAbsent(deed, none -> new ArrayList<>()).add(id);
        count(deed.name());
    }

    /** Something that happened and leaves no row behind, such as a page that was read. */
    synchronized void count(String what) {
        counted.merge(what, 1, Integer::sum);
    }

    /** An answer that no load explains. */
    synchronized void wrong(String what) {
        wrong.add(what);
    }

    synchronized List<UUID> of(Deed deed) {
        return List.copyOf(done.getOrDefault(deed, List.of()));
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many acts were said to be done. */
    synchronized int acknowledged() {
        return done.values().stream().mapToInt(List::size).sum();
    }

    /** All counts, for a report. */
    @Override
    public synchronized String toString() {
        return counted.toString();
    }
}
