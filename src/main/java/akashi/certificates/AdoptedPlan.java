package akashi.certificates;

import akashi.certificates.AdoptCertificates.Pair;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.plan.Pairing;
import akashi.core.rule.Rule;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.WantedSwitches;
import java.util.List;
import java.util.Set;

/** What is wanted after certificates were taken in: what is in effect; a mixed pair is the administrator's choice. */
final class AdoptedPlan {

    private final ActContext context;
    private final Set<SwitchId> inEffect;
    private final WantedSwitches wanted;

    AdoptedPlan(ActContext context, Set<SwitchId> inEffect) {
        this.context = context;
        this.inEffect = inEffect;
        this.wanted = new WantedSwitches(context.db(), context.siteId());
    }

    void keep(Pair pair) {
        SiteSnapshot site = context.site();
        wanted.turn(inEffect.stream().filter(id -> id.slot() != Slot.SERVER).toList(), true, context.now());
        List<Computer> members = Pairing.members(site);
        List<Computer> on = members.stream().filter(c -> isOn(site, c)).toList();
        if (pair == Pair.AS_IS && !on.isEmpty() && on.size() < members.size()) {
            throw new Fault.Refused(mixed(members, on));
        }
        boolean touched = pair != Pair.AS_IS || !on.isEmpty();
        if (touched) {
            boolean way = pair == Pair.ALL_ON || pair == Pair.AS_IS;
            wanted.turn(
                    members.stream().map(c -> new SwitchId(c.id(), Slot.SERVER)).toList(), way, context.now());
        }
    }

    private boolean isOn(SiteSnapshot site, Computer computer) {
        SwitchId id = new SwitchId(computer.id(), Slot.SERVER);
        return inEffect.contains(id) || site.evidence().inEffect(id).orElse(false);
    }

    private static Refusal mixed(List<Computer> members, List<Computer> on) {
        List<String> off = members.stream()
                .filter(c -> !on.contains(c))
                .map(Computer::label)
                .toList();
        return new Refusal(
                Rule.PAIRED.name(),
                Rule.PAIRED.clauses(),
                Message.of("certificates.adopt.mixed", on.size(), members.size()),
                off,
                Mend.NONE);
    }
}
