package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.sites.SiteActs.AddClients;
import akashi.sites.SiteActs.ChangeClients;
import akashi.sites.SiteActs.ChangeSite;
import akashi.sites.SiteActs.RemoveClients;
import akashi.store.ActContext;
import akashi.store.ClientGroups;
import akashi.store.Sites;
import akashi.store.UseCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adding, changing and removing client groups, and the settings of the site. */
final class ClientCases {

    private ClientCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                Cases.of(AddClients.class, ClientCases::add),
                Cases.of(ChangeClients.class, ClientCases::change),
                Cases.of(RemoveClients.class, ClientCases::remove),
                Cases.of(ChangeSite.class, ClientCases::site));
    }

    private static UUID add(AddClients act, ActContext context) {
        check(context.site(), act.group());
        new ClientGroups(context.db(), context.siteId()).insert(act.group());
        context.changed(Map.of(), Map.copyOf(texts(context.site(), act.group())));
        context.planChanged();
        return act.group().id();
    }

    private static UUID change(ChangeClients act, ActContext context) {
        ClientGroup before = group(context.site(), act.group().id());
        check(context.site(), act.group());
        new ClientGroups(context.db(), context.siteId()).update(act.group());
        ComputerCases.tell(context, texts(context.site(), before), texts(context.site(), act.group()));
        context.planChanged();
        return act.group().id();
    }

    private static Void remove(RemoveClients act, ActContext context) {
        ClientGroup group = group(context.site(), act.groupId());
        new ClientGroups(context.db(), context.siteId()).delete(group.id());
        context.about(group.name());
        context.tell(group.name());
        context.changed(Map.copyOf(texts(context.site(), group)), Map.of());
        context.planChanged();
        return null;
    }

    private static Map<String, String> texts(SiteSnapshot site, ClientGroup group) {
        return Fields.of(group, site::computer);
    }

    /** Groups of one kind are told apart by their names, and use computers that exist. */
    private static void check(SiteSnapshot site, ClientGroup group) {
        boolean taken = site.clientGroups().stream()
                .anyMatch(other ->
                        !other.id().equals(group.id()) && FileGroup.key(other).equals(FileGroup.key(group)));
        if (taken) {
            Message reason = Message.of("sites.clash.group", group.name(), Message.of(group.kind()));
            throw new Fault.Refused(Refusal.of("DUPLICATE", reason));
        }
        for (UUID id : group.serves()) {
            Optional<Computer> computer = site.computer(id);
            if (computer.isEmpty()) {
                throw new Fault.BadInput("serves", "sites.csv.serves-unknown");
            }
        }
    }

    static ClientGroup group(SiteSnapshot site, UUID id) {
        return site.clientGroups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("client group " + id));
    }

    private static Void site(ChangeSite act, ActContext context) {
        ComputerCases.tell(context, texts(context.site().site()), texts(act.site()));
        new Sites(context.db()).update(act.site());
        context.planChanged();
        return null;
    }

    private static Map<String, String> texts(akashi.core.site.Site site) {
        return Map.of(
                "name", site.name(),
                "domain", Fields.text(site.domain()),
                "version", Fields.text(site.version()),
                "by_address", String.valueOf(site.byAddress()),
                "stale_after", site.staleAfter().toDays() + "d",
                "patience", site.patience().toHours() + "h");
    }
}
