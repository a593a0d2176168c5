package akashi;

import akashi.access.AccessPages;
import akashi.access.Entrance;
import akashi.api.Api;
import akashi.approval.ApprovalPages;
import akashi.command.CommandCalls;
import akashi.command.RunFile;
import akashi.command.Verbs;
import akashi.core.fault.Fault;
import akashi.directory.Directory;
import akashi.encryption.Encryption;
import akashi.openid.OpenId;
import akashi.overview.Overview;
import akashi.pki.Randoms;
import akashi.sandbox.InTraining;
import akashi.setup.FirstStart;
import akashi.setup.SetupPages;
import akashi.sites.SiteImport;
import akashi.sites.SitePages;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.topology.Topology;
import akashi.trust.Facts;
import akashi.vault.Vault;
import akashi.vault.VaultPages;
import akashi.vms.Vms;
import akashi.web.Groundwork;
import akashi.web.Messages;
import akashi.web.Routes;
import akashi.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The composition root: every part is made here and every route is named here, in reading order. A portal is started
 * once, answers on its port, and is closed: requests end, then jobs, then the database.
 */
public final class Portal implements AutoCloseable {

    private final Messages messages;
    private final Database database;
    private final Vault vault;
    private final Snapshots snapshots;
    private final Judgements judgements;
    private final Acts acts;
    private final Directory directory;
    private final OpenId openId;
    private final Entrance entrance;
    private final FirstStart firstStart;
    private final SetupPages setup;
    private final AccessPages access;
    private final CertificateParts.Keys keys;
    private final CertificateParts certificates;
    private final SeenParts seen;
    private final LearningParts learning;
    private final Overview overview;
    private final Encryption encryption;
    private final Facts facts;
    private final Api api;
    private final SitePages sites;
    private final CareParts care;
    private final Verbs verbs;
    private final Configuration configuration;
    private final Routes routes = new Routes(InTraining.routes());
    private final Web web;
    private Runnable leave = () -> {};

    private Portal(Configuration configuration, Groundwork groundwork, Database database, Clock clock) {
        this.messages = groundwork.messages();
        this.configuration = configuration;
        this.database = database;
        this.vault = Vault.open(database, configuration.protection(), clock);
        this.snapshots = new Snapshots(database);
        this.judgements = new Judgements(snapshots::of);
        this.keys = CertificateParts.Keys.of(database, vault, configuration, clock);
        this.acts = new Acts(database, snapshots, clock, useCases(), InTraining::allows);
        this.directory = new Directory(database, vault.box());
        this.openId = new OpenId(database, vault.box());
        this.entrance = new Entrance(database, acts, clock, directory);
        this.firstStart = new FirstStart(database, acts, clock);
        this.setup = new SetupPages(firstStart, entrance, configuration.sample());
        this.access = new AccessPages(database, acts, entrance, openId, vault.box(), clock);
        Kits kits = new Kits(database, acts, snapshots, judgements, keys, vault, messages, configuration, clock);
        this.seen = new SeenParts(kits);
        this.learning = new LearningParts(kits);
        this.care = new CareParts(kits);
        this.certificates =
                new CertificateParts(kits, seen.probes(), care.routines(learning.routines(seen.routines())));
        this.overview = new Overview(judgements, database, vault::locked, answersMachines(), clock);
        this.encryption = new Encryption(database, snapshots, clock);
        this.facts = new Facts(snapshots, acts);
        this.sites = new SitePages(database, acts, snapshots, clock);
        this.api = new Api(new Api.Parts(
                database,
                acts,
                snapshots,
                judgements,
                new SiteImport(acts, snapshots, clock),
                encryption,
                certificates.authorities(),
                certificates.issuing(),
                certificates.bundles(),
                certificates.jobs(),
                certificates.enrolling()));
        this.verbs = care.verbs(kits, new SiteImport(acts, snapshots, clock));
        this.web = new Web(configuration.web(certificates), groundwork, clock, entrance, Tasks.navigation(), overview);
    }

    /** Starts a portal and answers when its port is open; {@link Fault.Unavailable} says what keeps it from starting. */
    public static Portal start(Configuration configuration, Clock clock) {
        return start(configuration, Groundwork.of(Messages.load(ZoneId.systemDefault())), clock);
    }

    /** Starts a portal whose groundwork may still be going on while the database opens. */
    static Portal start(Configuration configuration, Groundwork groundwork, Clock clock) {
        Portal portal = open(configuration, groundwork, clock);
        boolean started = false;
        try {
            portal.found();
            portal.listen();
            started = true;
            return portal;
        } finally {
            if (!started) {
                portal.close();
            }
        }
    }

    /** Opens the database without listening, for what the command line does while no portal runs. */
    static Portal open(Configuration configuration, Clock clock) {
        return open(configuration, Groundwork.of(Messages.load(ZoneId.systemDefault())), clock);
    }

    static Portal open(Configuration configuration, Groundwork groundwork, Clock clock) {
        Home.prepare(configuration.home());
        Database database = Database.open(configuration.database());
        boolean opened = false;
        try {
            Portal portal = new Portal(configuration, groundwork, database, clock);
            opened = true;
            return portal;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    /** Whether machines may ask about revoked certificates. */
    private boolean answersMachines() {
        return configuration.statusPort().isPresent();
    }

    /** Every act that can be done here. */
    private List<UseCase<?, ?>> useCases() {
        return Stream.of(
                        FirstStart.acts(),
                        AccessPages.acts(),
                        Directory.acts(vault.box()),
                        OpenId.acts(vault.box()),
                        SitePages.acts(),
                        Vms.acts(),
                        keys.acts(answersMachines()),
                        Encryption.acts(),
                        Facts.acts(),
                        SeenParts.acts(vault),
                        LearningParts.acts(keys.authorities()),
                        ApprovalPages.acts(),
                        CareParts.acts(vault))
                .flatMap(List::stream)
                .toList();
    }

    /** Every page and call, feature by feature. */
    private void listen() {
        new Health(database, configuration.home(), keys.token()).routes(routes);
        setup.routes(routes);
        overview.routes(routes);
        encryption.routes(routes, acts, judgements);
        facts.routes(routes);
        seen.routes(routes, certificates.jobs()::wake);
        api.routes(routes);
        access.routes(routes);
        directory.routes(routes, acts);
        openId.routes(routes, acts, entrance);
        certificates.routes(routes);
        sites.routes(routes);
        new Vms(database, acts, snapshots).routes(routes);
        new ApprovalPages(database, acts).routes(routes);
        care.routes(routes);
        new VaultPages(database, vault, acts, this::lookAfterRevocation).routes(routes);
        new Topology(judgements).routes(routes);
        learning.routes(routes);
        String secret = Randoms.token();
        new CommandCalls(verbs, secret, configuration.home()).routes(routes);
        web.start(routes);
        certificates.start();
        leave = Home.announce(configuration.home(), new RunFile(web.insideHost(), web.insidePort(), secret));
    }

    private void found() {
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

    /** The port for machines that ask about revoked certificates, where it was wanted. */
    public OptionalInt statusPort() {
        return certificates.revocation().port();
    }

    /** What the command line can do to it. */
    Verbs verbs() {
        return verbs;
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

    CareParts care() {
        return care;
    }

    Vault vault() {
        return vault;
    }

    /** Does at once what comes round every few minutes. */
    public void lookAfterRevocation() {
        certificates.lookAround();
    }

    /** Looks for warnings at once, and begins to send them. */
    public void lookForWarnings() {
        seen.look();
    }

    /** What this program calls itself; a portal that was not packed has no number. */
    static String version() {
        return Optional.ofNullable(Portal.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** Lets running requests end, then closes everything. */
    @Override
    public void close() {
        web.stop();
        certificates.close();
        seen.close();
        leave.run();
        database.close();
    }
}
