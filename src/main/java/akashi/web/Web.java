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
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Kit kit;
    private final Edge edge;
    private Javalin app;

    /** Reads messages, templates and assets; nothing listens yet. */
    public Web(
            Settings settings,
            Messages messages,
            Clock clock,
            Authenticator authenticator,
            Navigation navigation,
            StateLine stateLine) {
        this.kit = new Kit(
                settings,
                new Client(settings),
                messages,
                new Renderer(messages),
                new Assets(),
                authenticator,
                navigation,
                stateLine,
                clock);
        this.edge = new Edge(kit);
        Thread warming = new Thread(this::warm, "first-page");
        warming.setDaemon(true);
        warming.start();
    }

    /** Parses the layout while the rest of the portal starts: the first page would pay for it otherwise. */
    private void warm() {
        for (Lang lang : Lang.values()) {
            kit.renderer().page("error", lang, Answer.sample(kit, lang));
        }
    }

    /** Listens; answers when the port is open, {@link Fault.Unavailable} when it cannot be opened. */
    public Web start(Routes routes) {
        app = Javalin.create(config -> configure(config, routes));
        try {
            app.start(kit.settings().host(), kit.settings().port());
        } catch (JavalinBindException taken) {
            throw new Fault.Unavailable(Message.of(
                    "web.port-taken",
                    kit.settings().host(),
                    String.valueOf(kit.settings().port())));
        }
        return this;
    }

    /** The port that was opened. */
    public int port() {
        return app.port();
    }

    /** Finishes the requests under way and closes the port. */
    public void stop() {
        if (app != null) {
            app.stop();
        }
    }

    private void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Routes.BODY_LIMIT;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(IDLE_MILLIS);
        });
        config.routes.before(edge::begin);
        config.routes.get("/static/{hash}/{name}", this::asset);
        routes.all()
                .forEach(route -> config.routes.addHttpHandler(
                        HandlerType.findOrCreate(route.method().name()), route.path(), ctx -> edge.serve(route, ctx)));
        // Javalin answers its own refusals itself unless they are named.
        config.routes.exception(HttpResponseException.class, edge::unmatched);
        config.routes.exception(Exception.class, edge::unmatched);
    }

    private void asset(Context ctx) {
        Optional<Assets.Asset> asset = kit.assets().find(ctx.pathParam("name"));
        if (asset.isEmpty()) {
            throw new NotFoundResponse();
        }
        boolean current = asset.get().hash().equals(ctx.pathParam("hash"));
        ctx.header("Cache-Control", current ? FOR_EVER : "no-cache")
                .contentType(asset.get().contentType())
                .result(asset.get().bytes());
    }
}
