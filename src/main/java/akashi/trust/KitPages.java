package akashi.trust;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The page of the check kit: the script for a server or for the PCs of a client group, and the way back. */
final class KitPages {

    private static final String HERE = "/check-kit";
    /** Clients of these kinds are phones and browsers, on which no script runs. */
    private static final Set<ClientKind> WITHOUT_WINDOWS = Set.of(ClientKind.MOBILE_CLIENT);

    private final Snapshots snapshots;
    private final UploadedReceipt uploaded;

    KitPages(Snapshots snapshots, Acts acts) {
        this.snapshots = snapshots;
        this.uploaded = new UploadedReceipt(acts);
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.HELPDESK, this::show);
        routes.get(HERE + "/akashi-check.ps1", Access.HELPDESK, this::script);
        routes.upload(HERE + "/receipts", Access.HELPDESK, UploadedReceipt.LARGEST, this::receipt);
    }

    private void show(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Form query = x.query();
        String chosen = query.text("group").or(() -> query.text("computer")).orElse("");
        List<ClientGroup> groups = groups(site);
        List<Computer> computers = computers(site);
        boolean admin = x.actor().access().covers(Access.ADMIN);
        x.page(
                "trust/check-kit",
                Map.of(
                        "groups",
                        groups,
                        "computers",
                        computers,
                        "chosen",
                        chosen,
                        "root",
                        hasRoot(site),
                        "admin",
                        admin));
    }

    private static List<ClientGroup> groups(SiteSnapshot site) {
        return site.clientGroups().stream()
                .filter(group -> !WITHOUT_WINDOWS.contains(group.kind()))
                .sorted(Comparator.comparing(ClientGroup::name))
                .toList();
    }

    private static List<Computer> computers(SiteSnapshot site) {
        return site.active().stream()
                .filter(computer -> !computer.nameMissing())
                .sorted(Comparator.comparing(Computer::label))
                .toList();
    }

    private static boolean hasRoot(SiteSnapshot site) {
        return site.authorities().stream().anyMatch(a -> !a.retired());
    }

    private void script(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        x.download("akashi-check.ps1", "application/octet-stream", kit(x, site).script());
    }

    /** Without a choice it is for the first server, so that the address alone is no dead end. */
    private static CheckKit kit(Exchange x, SiteSnapshot site) {
        Form query = x.query();
        Optional<UUID> group = query.optional("group", UUID::fromString);
        Optional<UUID> computer = query.optional("computer", UUID::fromString);
        if (group.isPresent()) {
            return groups(site).stream()
                    .filter(each -> each.id().equals(group.get()))
                    .findFirst()
                    .map(each -> CheckKit.of(site, each))
                    .orElseThrow(() -> new Fault.NotFound("client group"));
        }
        return computers(site).stream()
                .filter(each -> computer.isEmpty() || each.id().equals(computer.get()))
                .findFirst()
                .map(each -> CheckKit.of(site, each))
                .orElseThrow(() -> new Fault.NotFound("computer"));
    }

    private void receipt(Exchange x) {
        x.onFault(this::show);
        Message done = uploaded.record(x);
        x.redirect(HERE, done);
    }
}
