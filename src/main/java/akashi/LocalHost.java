package akashi;

import akashi.backup.RestoreBackup;
import akashi.command.Host;
import akashi.command.Verbs;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.web.Groundwork;
import akashi.web.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This computer, as the command line works on it: settings from options, process and environment. */
final class LocalHost implements Host {

    private static final Logger LOG = LoggerFactory.getLogger(LocalHost.class);

    private final Map<String, String> system;
    private final Map<String, String> environment;
    private final Messages messages;
    private final Clock clock;
    private boolean serving;

    LocalHost(Map<String, String> system, Map<String, String> environment, Messages messages, Clock clock) {
        this.system = system;
        this.environment = environment;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Message serve(Map<String, String> options) {
        Configuration configuration = Configuration.of(sources(options));
        LogSetup.await();
        LogSetup.Format format = LogSetup.Format.of(sources(options));
        LogSetup.speak(format);
        Home.prepare(configuration.home());
        LogFiles.Bounds.of(sources(options))
                .ifPresent(bounds -> LogSetup.into(Home.logs(configuration.home()), bounds, format));
        Home.judged(configuration.home());
        sources(options)
                .unknown()
                .forEach(name ->
                        LOG.warn("{} names {}, which is no setting: it does nothing", SettingSources.FILE, name));
        Portal portal = Portal.start(configuration, Groundwork.begun(messages), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "stop"));
        serving = true;
        Message line = served(portal, address(configuration, portal.port()));
        return portal.certificates()
                .https()
                .sha256()
                .map(print -> Message.of("command.serving.https", line, print))
                .orElse(line);
    }

    private static Message served(Portal portal, String address) {
        return portal.setupLink()
                .map(link -> Message.of("command.serving.setup", address, address + link))
                .orElseGet(() -> Message.of("command.serving", address));
    }

    /** As somebody types it; where the portal listens everywhere, the name that this computer gives itself. */
    private static String address(Configuration configuration, int port) {
        String host = configuration.host();
        try {
            if (InetAddress.getByName(host).isAnyLocalAddress()) {
                host = InetAddress.getLocalHost().getHostName();
            }
        } catch (UnknownHostException nameless) {
            host = configuration.host();
        }
        return (configuration.servesHttps() ? "https://" : "http://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + port;
    }

    /** Whether a portal was started that goes on until the process is told to end. */
    boolean serving() {
        return serving;
    }

    @Override
    public void notStarted(String why) {
        EventLog.of(system, environment).failed(why);
    }

    @Override
    public Path home(Map<String, String> options) {
        return sources(options).home();
    }

    @Override
    public Optional<String> secret(Map<String, String> options, String name) {
        return sources(options).secret(name);
    }

    @Override
    public Opened open(Map<String, String> options) {
        Configuration configuration = Configuration.of(sources(options));
        if (configuration.ownFile() && !Home.holdsDatabase(configuration.home())) {
            throw new Fault.Unavailable(Message.of(
                    "command.trouble.nothing-here", configuration.home().toString()));
        }
        Portal portal = Portal.open(configuration, Groundwork.of(messages), clock);
        return new Opened() {
            @Override
            public Verbs verbs() {
                return portal.verbs();
            }

            @Override
            public void close() {
                portal.close();
            }
        };
    }

    @Override
    public void restore(Map<String, String> options, Path file, char[] passphrase) {
        Configuration configuration = Configuration.of(sources(options));
        Home.prepare(configuration.home());
        try {
            new RestoreBackup(configuration.protection(), clock)
                    .restore(file, passphrase, configuration.home(), () -> Database.open(configuration.database()));
        } catch (IOException failure) {
            throw new Fault.Unavailable(Message.of("command.trouble.restore", file.toString()));
        }
        try (Portal portal = Portal.open(configuration, Groundwork.of(messages), clock)) {
            new Sites(portal.database().db())
                    .real()
                    .ifPresent(site -> portal.acts()
                            .run(
                                    Actor.portal(site.id()),
                                    new RestoreBackup.NoteRestore(String.valueOf(file.getFileName()))));
        }
    }

    @Override
    public String version() {
        return Portal.version();
    }

    private SettingSources sources(Map<String, String> options) {
        return SettingSources.of(options, system, environment);
    }
}
