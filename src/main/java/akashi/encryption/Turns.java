package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What turns mean on a site: which would change something, which of a change set still stand, which are in effect. */
final class Turns {

    private Turns() {}

    static SwitchId id(Turn turn) {
        return new SwitchId(turn.computerId(), turn.slot());
    }

    /** The switches that are turned on, or those that are turned off. */
    static List<SwitchId> ids(List<Turn> turns, boolean on) {
        return turns.stream().filter(turn -> turn.on() == on).map(Turns::id).toList();
    }

    /** One turn per switch, the last one named; a switch that is not there to be turned is bad input. */
    static List<Turn> known(SiteSnapshot site, Collection<Turn> turns) {
        Map<SwitchId, Turn> each = new LinkedHashMap<>();
        for (Turn turn : turns) {
            Computer computer = site.computer(turn.computerId())
                    .filter(c -> c.presence().state() != Presence.State.RETIRED)
                    .orElseThrow(() -> new Fault.NotFound("computer " + turn.computerId()));
            if (!computer.active()) {
                throw new Fault.BadInput("computer", "encryption.wrong.out-of-service", computer.shortLabel());
            }
            if (!computer.slots().contains(turn.slot())) {
                throw new Fault.BadInput(
                        "slot", "encryption.wrong.slot", computer.shortLabel(), Message.of(turn.slot()));
            }
            each.put(id(turn), turn);
        }
        return List.copyOf(each.values());
    }

    /**
     * The turns that change something: what is wanted, or, where that is so already, what is known to be in effect and
     * no open change set is about to bring about.
     */
    static List<Turn> changing(SiteSnapshot site, Collection<Turn> turns) {
        return turns.stream()
                .filter(turn -> site.wanted(id(turn)) != turn.on()
                        || differs(site, turn) && openWith(site, turn).isEmpty())
                .toList();
    }

    private static boolean differs(SiteSnapshot site, Turn turn) {
        return site.evidence().inEffect(id(turn)).filter(on -> on != turn.on()).isPresent();
    }

    /** The open change set that brings about this turn. */
    static Optional<ChangeSet> openWith(SiteSnapshot site, Turn turn) {
        return site.changes().stream()
                .filter(change -> change.turns().contains(turn))
                .reduce((older, newer) -> newer);
    }

    /** The turns that bring everything back. */
    static List<Turn> reversed(Collection<Turn> turns) {
        List<Turn> back = new ArrayList<>();
        turns.forEach(turn -> back.add(new Turn(turn.computerId(), turn.slot(), !turn.on())));
        return back;
    }
}
