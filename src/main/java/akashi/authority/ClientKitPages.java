package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The page from which everybody who looks after clients fetches what makes them trust a root, and its files. */
public final class ClientKitPages {

    private final Database database;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;

    /** The pages over these kits. */
    public ClientKitPages(Database database, Snapshots snapshots, SiteAuthorities authorities) {
        this.database = database;
        this.snapshots = snapshots;
        this.authorities = authorities;
    }

    /** The routes of the kit. */
    public void routes(Routes routes) {
        routes.get("/authorities/{id}/clients", Access.HELPDESK, this::show);
        file(routes, ClientKit.WINDOWS, "text/plain", ClientKit::windows);
        file(routes, ClientKit.APPLE, "application/x-apple-aspen-config", ClientKit::apple);
        file(routes, ClientKit.FIREFOX, "application/json", kit -> ClientKit.firefox());
    }

    private void file(Routes routes, String name, String type, Function<ClientKit, byte[]> bytes) {
        routes.get("/authorities/{id}/" + name, Access.HELPDESK, x -> x.download(name, type, bytes.apply(kit(x))));
    }

    private void show(Exchange x) {
        x.page("authority/clients", Map.of("root", root(x)));
    }

    private ClientKit kit(Exchange x) {
        Authority root = root(x);
        return new ClientKit(
                root, authorities.certificate(database.db(), x.actor().siteId(), root.id()));
    }

    private Authority root(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        UUID id = x.path("id", UUID::fromString);
        return site.authority(id).flatMap(site::rootOf).orElseThrow(() -> new Fault.NotFound("root of " + id));
    }
}
