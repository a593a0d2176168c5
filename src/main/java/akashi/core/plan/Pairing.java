package akashi.core.plan;

import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.PlanFact;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pair: the computers whose SERVER switch must be wanted equal, joining ones included (B2 B3 C1 D2 D3). */
public final class Pairing {

    private static final PlanFact<List<Computer>> DIFFERING =
            new PlanFact<>(site -> differing(site, site.data().wantedOn()));

    private Pairing() {}

    /** The members, in the order of the inventory. */
    public static List<Computer> members(SiteSnapshot site) {
        return site.active().stream().filter(c -> !c.servers().isEmpty()).toList();
    }

    /** The members whose wanted switch differs from the others'. */
    public static List<Computer> differing(SiteSnapshot site) {
        return site.ofPlan(DIFFERING);
    }

    /** The members whose switch differs from the management server's (from the first member's where there is none). */
    public static List<Computer> differing(SiteSnapshot site, Set<SwitchId> wantedOn) {
        List<Computer> members = members(site);
        Optional<Computer> reference =
                site.management().or(() -> members.stream().findFirst());
        return reference
                .map(first -> members.stream()
                        .filter(member -> on(member, wantedOn) != on(first, wantedOn))
                        .toList())
                .orElse(List.of());
    }

    private static boolean on(Computer computer, Set<SwitchId> wantedOn) {
        return wantedOn.contains(new SwitchId(computer.id(), Slot.SERVER));
    }

    /** What is wanted after the turns. */
    public static Set<SwitchId> after(SiteSnapshot site, Collection<Turn> turns) {
        Set<SwitchId> after = new HashSet<>(site.data().wantedOn());
        for (Turn turn : turns) {
            SwitchId id = new SwitchId(turn.computerId(), turn.slot());
            if (turn.on()) {
                after.add(id);
            } else {
                after.remove(id);
            }
        }
        return after;
    }

    /** The turns, with every other member's SERVER switch turned the way of the last SERVER turn. */
    public static List<Turn> completed(SiteSnapshot site, Collection<Turn> turns) {
        Optional<Boolean> way = turns.stream()
                .filter(turn -> turn.slot() == Slot.SERVER)
                .map(Turn::on)
                .reduce((first, last) -> last);
        if (way.isEmpty()) {
            return List.copyOf(turns);
        }
        Map<SwitchId, Turn> all = new LinkedHashMap<>();
        turns.forEach(turn -> all.put(new SwitchId(turn.computerId(), turn.slot()), turn));
        for (Computer member : members(site)) {
            all.put(new SwitchId(member.id(), Slot.SERVER), new Turn(member.id(), Slot.SERVER, way.get()));
        }
        return new ArrayList<>(all.values());
    }
}
