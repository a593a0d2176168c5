package akashi.encryption;

import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Switches of one kind that go the same way: whose, and how they are before and after. */
record Difference(List<String> hosts, Slot slot, boolean before, boolean after) {

    private record Kind(Slot slot, Part part, boolean before, boolean after) {}

    /** The rows of the table before and after, in the order of slots and roles. */
    static List<Difference> of(SiteSnapshot site, List<Turn> turns, boolean done) {
        Map<Kind, List<String>> hosts = new LinkedHashMap<>();
        turns.stream()
                .sorted(Comparator.comparing(Turn::slot).thenComparing(turn -> Part.of(site, turn)))
                .forEach(turn -> hosts.computeIfAbsent(kind(site, turn, done), kind -> new ArrayList<>())
                        .add(site.computer(turn.computerId())
                                .map(Computer::shortLabel)
                                .orElse("?")));
        List<Difference> rows = new ArrayList<>();
        hosts.forEach((kind, names) ->
                rows.add(new Difference(Names.collapsed(names), kind.slot(), kind.before(), kind.after())));
        return rows;
    }

    private static Kind kind(SiteSnapshot site, Turn turn, boolean done) {
        boolean before =
                done ? !turn.on() : site.evidence().inEffect(Turns.id(turn)).orElse(!turn.on());
        return new Kind(turn.slot(), Part.of(site, turn), before, turn.on());
    }
}
