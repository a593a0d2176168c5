package akashi.web;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Through which every request passes, in this order: id and headers, cross-site guard, who is it, may they, the
 * handler, and whatever was thrown becomes an answer.
 */
final class Edge {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    static final String REQUEST_ID = "akashi.request";

    private static final int LANGUAGE_SECONDS = 365 * 24 * 3600;

    private final Kit kit;
    private final Faults faults;
    private final RateLimit rate;
    private final Seldom strangers;

    Edge(Kit kit) {
        this.kit = kit;
        this.faults = new Faults(kit.outsiders());
        this.rate = new RateLimit(kit.clock());
        this.strangers = new Seldom(kit.clock());
    }

    /** Before anything else, also for addresses that do not exist. */
    void begin(Context ctx) {
        String id = newId();
        ctx.attribute(REQUEST_ID, id);
        MDC.put("request", id);
        ctx.header("X-Request-Id", id);
        Headers.put(ctx);
        if (kit.client().secure(ctx) && insists()) {
            Headers.insist(ctx::header);
        }
        if (!kit.client().loopback(ctx) && !rate.take(kit.client().address(ctx))) {
            turnAway(ctx);
        }
    }

    /** In a few words, without a page: whoever asks so often gets nothing that costs. */
    private void turnAway(Context ctx) {
        ctx.status(429)
                .header("Retry-After", "1")
                .contentType("text/plain; charset=utf-8")
                .result(new Exchange(ctx, kit, Routes.BODY_LIMIT).text(Message.of("web.too-often")))
                .skipRemainingHandlers();
    }

    /** Behind a proxy that speaks HTTPS for the portal they always are. */
    private boolean insists() {
        return kit.settings()
                .secured()
                .map(Secured::insists)
                .map(BooleanSupplier::getAsBoolean)
                .orElse(true);
    }

    /** A name for a request, under which the log has it. */
    static String newId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 45, 1L << 50), 32);
    }

    /** A request for a registered route. */
    void serve(Route route, Context ctx) {
        String address = kit.client().loopback(ctx) ? "" : kit.client().address(ctx);
        if (!address.isEmpty() && !rate.enter(address)) {
            turnAway(ctx);
            return;
        }
        try {
            served(route, ctx);
        } finally {
            rate.leave(address);
        }
    }

    private void served(Route route, Context ctx) {
        Exchange x = new Exchange(ctx, kit, route.bodyLimit());
        try {
            if (route.kind().api()) {
                identifyProgram(route, ctx, x);
            } else {
                identifyPerson(route, ctx, x);
            }
            route.handler().handle(x);
        } catch (Exception e) {
            tell(x, ctx, route.kind().api(), e);
        }
    }

    /** What Javalin itself refuses: unknown addresses, methods, bodies. */
    void unmatched(Exception e, Context ctx) {
        Exchange x = new Exchange(ctx, kit, Routes.BODY_LIMIT);
        boolean api = ctx.path().startsWith("/api/");
        if (!api) {
            x.sessionToken()
                    .flatMap(token -> kit.authenticator().session(token, x.address()))
                    .ifPresent(x::signedIn);
        }
        tell(x, ctx, api, e);
    }

    private void tell(Exchange x, Context ctx, boolean api, Exception e) {
        try {
            faults.answer(x, ctx, api, e);
        } catch (Exception second) {
            faults.last(x, ctx, second);
        }
    }

    private void identifyPerson(Route route, Context ctx, Exchange x) {
        Optional<String> token = x.sessionToken();
        if (!route.method().reads()) {
            String own = kit.client().origin(ctx);
            if (!CrossSite.allows(ctx.header("Sec-Fetch-Site"), ctx.header("Origin"), own, token.isPresent())) {
                refuse(route, Optional.empty(), x);
                throw new ForbiddenResponse("an act that another site sent: " + route.path());
            }
        }
        token.flatMap(value -> kit.authenticator().session(value, x.address())).ifPresent(x::signedIn);
        if (route.method().reads()) {
            rememberLanguage(ctx, x);
        }
        if (!route.kind().open()) {
            if (!route.method().reads() && !route.personal()) {
                x.session().ifPresent(session -> Ground.of(session, kit.doors()).require(x.form()));
            }
            require(route, x.session().map(Session::actor), x);
            if (x.session().filter(Session::training).isPresent() && !route.inTraining()) {
                refuse(route, x.session().map(Session::actor), x);
                throw new Closed(route);
            }
        }
    }

    /** The switch in the header is a plain link: the browser keeps the choice, and nothing is stored for the account. */
    private void rememberLanguage(Context ctx, Exchange x) {
        Lang.of(ctx.queryParam("lang"))
                .map(lang -> Language.kept(lang, x.session(), x.sessionToken().orElse(null)))
                .ifPresent(kept -> Cookies.set(ctx, Cookies.LANGUAGE, kept, LANGUAGE_SECONDS, x.secure()));
    }

    private void identifyProgram(Route route, Context ctx, Exchange x) {
        Optional<Program> program = program(ctx, x);
        Optional<Actor> actor = program.map(Program::actor);
        actor.ifPresent(x::actsAs);
        if (!route.kind().open()) {
            if (actor.isEmpty() && strangers.again(x.address())) {
                refuse(route, actor, x);
            }
            require(route, actor, x);
            if (program.get().readOnly() && !route.method().reads()) {
                refuse(route, actor, x);
                throw new ReadOnly(route);
            }
        }
    }

    private Optional<Program> program(Context ctx, Exchange x) {
        Credentials given = Credentials.of(ctx.header("Authorization"));
        if (given.token() != null) {
            return kit.authenticator().bearer(given.token(), x.address());
        }
        boolean unheard = x.secure() || x.loopback();
        return given.userName() != null && unheard
                ? kit.authenticator()
                        .basic(given.userName(), given.password(), x.address())
                        .map(actor -> new Program(actor, false))
                : Optional.empty();
    }

    private static void require(Route route, Optional<Actor> actor, Exchange x) {
        if (actor.isEmpty()) {
            throw new Unknown();
        }
        if (!actor.get().access().covers(route.access().orElseThrow())) {
            refuse(route, actor, x);
            throw new Fault.NotAllowed(route.method() + " " + route.path());
        }
    }

    /** Leaves in the log who was refused what; the path is the route's, never what was typed. */
    private static void refuse(Route route, Optional<Actor> who, Exchange x) {
        String name = who.map(Actor::name).orElse("nobody known");
        LOG.warn("{} {} refused to {} from {}", route.method(), route.path(), name, x.address());
    }

    /** A learner's own site has no such page: what is not named for it is refused. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(Route route) {
            super("closed in training: " + route.method() + " " + route.path(), null, false, false);
        }
    }

    /** The token may only read. */
    static final class ReadOnly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadOnly(Route route) {
            super("a token that reads only: " + route.method() + " " + route.path(), null, false, false);
        }
    }

    /** Nobody is signed in where somebody has to be. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }
}
