package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.sites.SiteActs.AddComputer;
import akashi.sites.SiteActs.ChangeComputer;
import akashi.sites.SiteActs.RemoveComputer;
import akashi.store.ActContext;
import akashi.store.Computers;
import akashi.store.UseCase;
import akashi.store.WantedSwitches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adding, changing and removing computers. */
final class ComputerCases {

    private ComputerCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                Cases.of(AddComputer.class, ComputerCases::add),
                Cases.of(ChangeComputer.class, ComputerCases::change),
                Cases.of(RemoveComputer.class, ComputerCases::remove));
    }

    /** A new computer joins where the pair is wanted encrypted (B3 C1 D3), and is simply there otherwise. */
    private static UUID add(AddComputer act, ActContext context) {
        SiteSnapshot site = context.site();
        Cases.refuseClash(site, act.computer());
        Presence presence = new Presence(
                Joining.stateOf(site),
                context.now(),
                Optional.empty(),
                "",
                context.actor().name());
        Computer computer =
                act.computer().but().generation(1).presence(presence).copy();
        new Computers(context.db(), context.siteId()).insert(computer);
        if (computer.joining()) {
            new WantedSwitches(context.db(), context.siteId())
                    .turn(new SwitchId(computer.id(), Slot.SERVER), true, context.now());
        }
        context.changed(Map.of(), Map.copyOf(Fields.of(computer)));
        context.planChanged();
        return computer.id();
    }

    private static UUID change(ChangeComputer act, ActContext context) {
        SiteSnapshot site = context.site();
        Computer before = Cases.present(site, act.computer().id());
        Computer after = act.computer()
                .but()
                .generation(before.generation())
                .presence(before.presence())
                .copy();
        Cases.refuseClash(site, after);
        new Computers(context.db(), context.siteId()).update(after);
        WantedSwitches wanted = new WantedSwitches(context.db(), context.siteId());
        before.slots().stream()
                .filter(slot -> !after.slots().contains(slot))
                .forEach(slot -> wanted.turn(new SwitchId(after.id(), slot), false, context.now()));
        context.about(after.label());
        context.tell(after.label());
        tell(context, Fields.of(before), Fields.of(after));
        context.planChanged();
        return after.id();
    }

    /** Keeps only what differs with the audit entry. */
    static void tell(ActContext context, Map<String, String> before, Map<String, String> after) {
        Map<String, Object> was = new HashMap<>();
        Map<String, Object> is = new HashMap<>();
        Fields.changes(before, after).forEach(change -> {
            was.put(change.field(), change.before());
            is.put(change.field(), change.after());
        });
        context.changed(was, is);
    }

    /** What is on record of a computer keeps it: it can only be retired. */
    static Fault.Refused traced(Computer computer) {
        return new Fault.Refused(new Refusal(
                "IN_USE",
                List.of(),
                Message.of("sites.remove.traced", computer.label()),
                List.of(computer.label()),
                new Mend(Message.of("sites.life.retire"), "/servers/" + computer.id() + "/retire")));
    }

    private static Void remove(RemoveComputer act, ActContext context) {
        Computer computer = Cases.present(context.site(), act.computerId());
        Computers computers = new Computers(context.db(), context.siteId());
        if (computers.traced().contains(computer.id())) {
            throw traced(computer);
        }
        computers.delete(computer.id());
        context.about(computer.label());
        context.tell(computer.label());
        context.changed(Map.copyOf(Fields.of(computer)), Map.of());
        context.planChanged();
        return null;
    }
}
