package akashi.sites;

import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * A switch as a page shows it.
 *
 * @param state what is wanted and what is in effect, in one word
 * @param pair whether turning it takes the whole pair along
 * @param why why it cannot be turned here, or {@code null}
 * @param roles the roles on whose account the computer has the slot
 */
record SwitchWord(Slot slot, boolean wanted, Message state, boolean pair, Message why, List<Role> roles) {

    static List<SwitchWord> of(SiteSnapshot site, Computer computer) {
        return computer.slots().stream().map(slot -> of(site, computer, slot)).toList();
    }

    private static SwitchWord of(SiteSnapshot site, Computer computer, Slot slot) {
        SwitchId id = new SwitchId(computer.id(), slot);
        boolean wanted = site.wanted(id);
        ChangeSet.Turn turn = new ChangeSet.Turn(computer.id(), slot, !wanted);
        List<Refusal> refusals = Gates.want(site, List.of(turn));
        List<Role> roles = computer.servers().stream()
                .map(server -> server.role())
                .filter(role -> role.slots().contains(slot))
                .toList();
        return new SwitchWord(
                slot, wanted, word(site, id), !refusals.isEmpty(), why(computer).orElse(null), roles);
    }

    /** A resting computer has left the pair; its switches come back with it. */
    private static Optional<Message> why(Computer computer) {
        return computer.active()
                ? Optional.empty()
                : Optional.of(
                        computer.presence().state() == Presence.State.RETIRED
                                ? Message.of("sites.switch.retired")
                                : Message.of(
                                        "sites.switch.resting",
                                        computer.presence().state()));
    }

    /** What is wanted and what is in effect, in one word. */
    static Message word(SiteSnapshot site, SwitchId id) {
        Optional<Boolean> inEffect = site.evidence().inEffect(id);
        String effect = inEffect.map(on -> on ? "on" : "off").orElse("unknown");
        return Message.of("sites.switch." + (site.wanted(id) ? "on" : "off") + "." + effect);
    }
}
