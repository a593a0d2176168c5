package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.rule.Extension;
import akashi.core.rule.Gates;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Writes further slots into certificates that fit them. */
final class Extending implements UseCase<ExtendCertificates, Integer> {

    private static final String CODE = "EXTEND";

    @Override
    public Class<ExtendCertificates> act() {
        return ExtendCertificates.class;
    }

    @Override
    public Integer perform(ExtendCertificates act, ActContext context) {
        SiteSnapshot site = context.site();
        List<Refusal> refusals = new ArrayList<>();
        List<Extension> extensions = new ArrayList<>();
        for (UUID id : act.computerIds()) {
            Computer computer = site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id));
            Extension.of(site, computer, context.now()).ifPresent(extensions::add);
        }
        extensions.forEach(each -> refusals.addAll(against(site, each)));
        if (extensions.isEmpty()) {
            refusals.add(Refusal.of(CODE, Message.of("certificates.extend.nothing")));
        }
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        Certificates store = new Certificates(context.db(), context.siteId());
        extensions.forEach(each -> keep(each, store));
        List<String> hosts =
                extensions.stream().map(each -> each.computer().shortLabel()).toList();
        context.about(hosts.size() == 1 ? extensions.get(0).computer().label() : "");
        context.tell(hosts.size(), hosts);
        context.planChanged();
        return hosts.size();
    }

    private static List<Refusal> against(SiteSnapshot site, Extension each) {
        List<Refusal> refusals = new ArrayList<>(Gates.export(site, each.computer(), each.slots()));
        each.reasons()
                .forEach(reason -> refusals.add(new Refusal(
                        CODE, List.of(), reason, List.of(each.computer().label()), Mends.issue(each.computer()))));
        return refusals;
    }

    private static void keep(Extension each, Certificates store) {
        Set<Slot> slots = new TreeSet<>(each.certificate().slots());
        slots.addAll(each.slots());
        store.update(each.certificate().but().slots(slots).copy(), null);
    }
}
