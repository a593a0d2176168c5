package akashi.sites;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The pages of the inventory: servers, clients, import and export, settings of the site. */
public final class SitePages {

    private final Desk desk;
    private final ImportPages imports;

    public SitePages(Database database, Acts acts, Snapshots snapshots, Clock clock) {
        this.desk = new Desk(acts, snapshots);
        this.imports = new ImportPages(desk, database, new SiteImport(acts, snapshots, clock));
    }

    /** What can be done to an inventory. */
    public static List<UseCase<?, ?>> acts() {
        List<UseCase<?, ?>> acts = new ArrayList<>();
        acts.add(new ImportsInventory());
        acts.addAll(ComputerCases.all());
        acts.addAll(LifeCases.all());
        acts.addAll(ClientCases.all());
        return List.copyOf(acts);
    }

    public void routes(Routes routes) {
        new ServerListPage(desk).routes(routes);
        new ServerFormPages(desk).routes(routes);
        new LifePages(desk).routes(routes);
        new ServerPage(desk).routes(routes);
        new ClientPages(desk).routes(routes);
        new SettingsPage(desk).routes(routes);
        imports.routes(routes);
    }
}
