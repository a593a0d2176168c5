package akashi.core.plan;

import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a change set has come: which of its turns still count, and which are not in effect yet. */
public final class Progress {

    private Progress() {}

    /** The turns of a change set that are still wanted so, on computers that take part. */
    public static List<Turn> standing(SiteSnapshot site, ChangeSet change) {
        return change.turns().stream()
                .filter(turn -> site.wanted(id(turn)) == turn.on())
                .filter(turn -> site.computer(turn.computerId())
                        .filter(Computer::active)
                        .isPresent())
                .toList();
    }

    /** Whether the switch is as the turn asks; off is taken for granted where nobody ever said otherwise. */
    public static boolean inEffect(SiteSnapshot site, Turn turn) {
        return site.evidence().inEffect(id(turn)).orElse(false) == turn.on();
    }

    /** The turns that still count and are not in effect, also not by what was observed since the snapshot. */
    public static List<Turn> left(SiteSnapshot site, ChangeSet change, Collection<Observation> since) {
        Map<SwitchId, Boolean> effects = new HashMap<>();
        since.stream()
                .filter(o -> o.fact() == Fact.IN_EFFECT && o.slot().isPresent())
                .forEach(o -> effects.put(new SwitchId(o.subjectId(), o.slot().get()), o.value()));
        return standing(site, change).stream()
                .filter(turn ->
                        effects.containsKey(id(turn)) ? effects.get(id(turn)) != turn.on() : !inEffect(site, turn))
                .toList();
    }

    private static SwitchId id(Turn turn) {
        return new SwitchId(turn.computerId(), turn.slot());
    }
}
