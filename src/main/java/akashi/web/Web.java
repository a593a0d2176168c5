package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.Optional;

/** The portal's web server: made once, started with all routes, stopped at the end. */
public final class Web {

    private static final int IDLE_MILLIS = 60_000;

    /** Bytes a second: whoever sends a body more slowly holds a thread for nothing. */
    private static final int SLOWEST = 50;

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Settings settings;
    private final Groundwork groundwork;
    private final Clock clock;
    private final Authenticator authenticator;
    private final Navigation navigation;
    private final StateLine stateLine;
    private final Optional<Entrances> entrances;
    private Javalin app;

    /** Nothing listens yet. */
    public Web(
            Settings settings,
            Groundwork groundwork,
            Clock clock,
            Authenticator authenticator,
            Navigation navigation,
            StateLine stateLine) {
        this.settings = settings;
        this.groundwork = groundwork;
        this.clock = clock;
        this.authenticator = authenticator;
        this.navigation = navigation;
        this.stateLine = stateLine;
        this.entrances = Entrances.of(settings);
    }

    /** Listens; answers when the port is open, {@link Fault.Unavailable} when it cannot be opened. */
    public Web start(Routes routes) {
        Kit kit = kit(routes);
        app = Javalin.create(config -> configure(config, routes, kit));
        try {
            if (entrances.isPresent()) {
                app.start();
            } else {
                app.start(settings.host(), settings.port());
            }
        } catch (JavalinBindException taken) {
            throw new Fault.Unavailable(Message.of("web.port-taken", settings.host(), String.valueOf(settings.port())));
        }
        return this;
    }

    private Kit kit(Routes routes) {
        Groundwork.Laid laid = groundwork.laid();
        return new Kit(
                settings,
                new Client(settings),
                groundwork.messages(),
                laid.renderer(),
                laid.assets(),
                authenticator,
                navigation,
                stateLine,
                new Doors(routes.all()),
                routes.outsiders(),
                clock);
    }

    /** The port that was opened. */
    public int port() {
        return app.port();
    }

    /** The host to which the command line of this computer speaks plain HTTP. */
    public String insideHost() {
        return entrances.map(Entrances::insideHost).orElse(settings.host());
    }

    /** The port of {@link #insideHost()}. */
    public int insidePort() {
        return entrances.map(Entrances::insidePort).orElseGet(this::port);
    }

    /** Finishes the requests under way and closes the port. */
    public void stop() {
        if (app != null) {
            app.stop();
        }
    }

    private void configure(JavalinConfig config, Routes routes, Kit kit) {
        Edge edge = new Edge(kit);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Routes.BODY_LIMIT;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(IDLE_MILLIS);
            http.setMinRequestDataRate(SLOWEST);
        });
        Unreadable unreadable = new Unreadable(kit);
        config.jetty.modifyServer(server -> server.setErrorHandler(unreadable));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(unreadable));
        config.routes.before(edge::begin);
        entrances.ifPresent(each -> each.open(config));
        config.routes.get("/static/{hash}/{name}", ctx -> asset(kit.assets(), ctx));
        routes.all()
                .forEach(route -> config.routes.addHttpHandler(
                        HandlerType.findOrCreate(route.method().name()), route.path(), ctx -> edge.serve(route, ctx)));
        // Javalin answers its own refusals itself unless they are named.
        config.routes.exception(HttpResponseException.class, edge::unmatched);
        config.routes.exception(Exception.class, edge::unmatched);
    }

    private static void asset(Assets assets, Context ctx) {
        Optional<Assets.Asset> asset = assets.find(ctx.pathParam("name"));
        if (asset.isEmpty()) {
            throw new NotFoundResponse();
        }
        boolean current = asset.get().hash().equals(ctx.pathParam("hash"));
        ctx.header("Cache-Control", current ? FOR_EVER : "no-cache")
                .contentType(asset.get().contentType())
                .result(asset.get().bytes());
    }
}
