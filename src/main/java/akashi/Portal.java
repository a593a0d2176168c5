package akashi;

import akashi.access.AccessPages;
import akashi.access.Entrance;
import akashi.api.Api;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.encryption.Encryption;
import akashi.overview.Overview;
import akashi.setup.FirstStart;
import akashi.setup.SetupPages;
import akashi.sites.SiteImport;
import akashi.sites.SitePages;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.topology.Topology;
import akashi.training.Walkthrough;
import akashi.trust.Facts;
import akashi.vault.Vault;
import akashi.web.Messages;
import akashi.web.Navigation;
import akashi.web.Route;
import akashi.web.Routes;
import akashi.web.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The composition root: every part is made here and every route is named here, in reading order. A portal is started
 * once, answers on its port, and is closed: requests end, then jobs, then the database.
 */
public final class Portal implements AutoCloseable {

    private final Database database;
    private final Vault vault;
    private final Snapshots snapshots;
    private final Acts acts;
    private final Entrance entrance;
    private final FirstStart firstStart;
    private final SetupPages setup;
    private final AccessPages access;
    private final CertificateParts.Keys keys;
    private final CertificateParts certificates;
    private final Overview overview;
    private final Encryption encryption;
    private final Facts facts;
    private final Api api;
    private final SitePages sites;
    private final Routes routes = new Routes();
    private final Web web;

    private Portal(Configuration configuration, Database database, Clock clock) {
        this.database = database;
        this.vault = Vault.open(database, configuration.protection(), clock);
        this.snapshots = new Snapshots(database);
        this.keys = CertificateParts.Keys.of(vault.box());
        this.acts = new Acts(database, snapshots, clock, useCases());
        this.entrance = new Entrance(database, clock);
        this.firstStart = new FirstStart(database, acts, clock, new SampleReady());
        this.setup = new SetupPages(firstStart, entrance, configuration.sample());
        this.access = new AccessPages(database, acts, entrance);
        Messages messages = Messages.load(ZoneId.systemDefault());
        this.certificates = new CertificateParts(database, acts, snapshots, keys, messages, clock);
        this.overview = new Overview(snapshots, database, clock);
        this.encryption = new Encryption(database, snapshots, clock);
        this.facts = new Facts(snapshots, acts);
        this.sites = new SitePages(database, acts, snapshots, clock);
        this.api = new Api(new Api.Parts(
                database,
                acts,
                snapshots,
                new SiteImport(acts, snapshots, clock),
                encryption,
                certificates.authorities(),
                certificates.issuing(),
                certificates.bundles(),
                certificates.jobs()));
        this.web = new Web(configuration.web(version()), messages, clock, entrance, navigation(), overview);
    }

    /** Starts a portal and answers when its port is open; {@link Fault.Unavailable} says what keeps it from starting. */
    public static Portal start(Configuration configuration, Clock clock) {
        prepare(configuration.home());
        Database database = Database.open(configuration.database());
        Portal portal = null;
        boolean started = false;
        try {
            portal = new Portal(configuration, database, clock);
            portal.found(configuration);
            portal.listen();
            started = true;
            return portal;
        } finally {
            if (!started) {
                database.close();
            }
        }
    }

    /** Every act that can be done here. */
    private List<UseCase<?, ?>> useCases() {
        return Stream.of(
                        FirstStart.acts(),
                        AccessPages.acts(),
                        SitePages.acts(),
                        keys.acts(),
                        Encryption.acts(),
                        Facts.acts())
                .flatMap(List::stream)
                .toList();
    }

    /** Every page and call, feature by feature. */
    private void listen() {
        routes.open(
                Route.Method.GET,
                "/healthz",
                x -> x.json(
                        database.answers() ? 200 : 503,
                        Map.of("status", database.answers() ? "ready" : "unavailable")));
        setup.routes(routes);
        overview.routes(routes);
        encryption.routes(routes, acts);
        facts.routes(routes);
        api.routes(routes);
        access.routes(routes);
        certificates.start(routes);
        sites.routes(routes);
        new Topology(snapshots).routes(routes);
        new Walkthrough().routes(routes);
        web.start(routes);
    }

    /** The tasks in the header, in the order in which they are done. */
    private static Navigation navigation() {
        return new Navigation(
                List.of(
                        new Navigation.Item("/", Message.of("portal.nav.overview"), Access.HELPDESK),
                        new Navigation.Item("/topology", Message.of("portal.nav.topology"), Access.HELPDESK),
                        new Navigation.Item("/servers", Message.of("portal.nav.servers"), Access.HELPDESK),
                        new Navigation.Item("/clients", Message.of("portal.nav.clients"), Access.HELPDESK),
                        new Navigation.Item("/encryption", Message.of("portal.nav.encryption"), Access.HELPDESK),
                        new Navigation.Item("/certificates", Message.of("portal.nav.certificates"), Access.HELPDESK),
                        new Navigation.Item("/authorities", Message.of("portal.nav.authorities"), Access.HELPDESK),
                        new Navigation.Item("/facts", Message.of("portal.nav.facts"), Access.ADMIN),
                        new Navigation.Item("/learn", Message.of("portal.nav.learn"), Access.TRAINEE),
                        new Navigation.Item("/settings", Message.of("portal.nav.settings"), Access.ADMIN)),
                null);
    }

    private void found(Configuration configuration) {
        if (firstStart.due()) {
            configuration
                    .adminPassword()
                    .ifPresent(
                            password -> firstStart.unattended(password, configuration.sample(), Locale.getDefault()));
        }
    }

    /** The port that was opened. */
    public int port() {
        return web.port();
    }

    /** Every route, for the matrix of who may do what. */
    public Routes routes() {
        return routes;
    }

    /** The path of the one-time setup page, while nobody can sign in. */
    public Optional<String> setupLink() {
        return firstStart.due() ? Optional.of(firstStart.link()) : Optional.empty();
    }

    // For tests, which reach states through acts

    Database database() {
        return database;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Acts acts() {
        return acts;
    }

    Entrance entrance() {
        return entrance;
    }

    CertificateParts certificates() {
        return certificates;
    }

    Vault vault() {
        return vault;
    }

    /** What this program calls itself; a portal that was not packed has no number. */
    static String version() {
        return Optional.ofNullable(Portal.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    private static void prepare(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException unwritable) {
            throw new Fault.Unavailable(Message.of("portal.trouble.home", home.toString()));
        }
    }

    /** Lets running requests end, then closes everything. */
    @Override
    public void close() {
        web.stop();
        certificates.close();
        database.close();
    }
}
