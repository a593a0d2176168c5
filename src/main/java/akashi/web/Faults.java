package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become answers: refused 409, bad input 422, too often 429, unknown 404, not allowed 403,
 * nobody signed in 401 or the sign-in page, anything else 500 with an id that the log knows. Nothing internal reaches
 * the screen.
 */
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500);

    private final List<Outsiders> outsiders;

    Faults(List<Outsiders> outsiders) {
        this.outsiders = outsiders;
    }

    void answer(Exchange x, Context ctx, boolean api, Exception e) {
        int status = status(e);
        log(status, e, ctx);
        if (status == 405 && e instanceof HttpResponseException http) {
            ctx.header("Allow", http.getDetails().getOrDefault("availableMethods", "GET"));
        }
        if (e instanceof Fault.TooOften often) {
            ctx.header("Retry-After", Long.toString(often.seconds()));
        }
        ctx.status(status);
        if (api) {
            problem(x, status, e);
        } else if (e instanceof Edge.Unknown) {
            signIn(x, ctx);
        } else {
            show(x, status, e);
        }
    }

    /** When not even the page that tells of the failure could be made. */
    void last(Exchange x, Context ctx, Exception e) {
        LOG.error("{} {} failed while a failure was told", ctx.method(), ctx.path(), e);
        int status = e instanceof Fault.Unavailable ? 503 : 500;
        Message reason = e instanceof Fault.Unavailable trouble ? outward(trouble) : title(500);
        String text = x.text(reason) + "\n" + x.text(Message.of("web.request", x.id())) + "\n";
        x.send(status, "text/plain; charset=utf-8", text);
    }

    private static int status(Exception e) {
        if (e instanceof Fault fault) {
            return of(fault);
        }
        if (e instanceof Edge.Unknown) {
            return 401;
        }
        if (e instanceof Edge.Closed || e instanceof Edge.ReadOnly) {
            return 403;
        }
        return e instanceof HttpResponseException http ? http.getStatus() : 500;
    }

    private static int of(Fault fault) {
        if (fault instanceof Fault.Refused) {
            return 409;
        }
        if (fault instanceof Fault.BadInput) {
            return 422;
        }
        if (fault instanceof Fault.TooOften) {
            return 429;
        }
        if (fault instanceof Fault.Unavailable) {
            return 503;
        }
        return fault instanceof Fault.NotFound ? 404 : 403;
    }

    private static void log(int status, Exception e, Context ctx) {
        if (status >= 500) {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
        } else {
            LOG.debug("{} {} answered {}: {}", ctx.method(), ctx.path(), status, e.getMessage());
        }
    }

    /** Afterwards the way goes on to the page that was asked for, or to the one from which something was sent. */
    private static void signIn(Exchange x, Context ctx) {
        boolean reads = ctx.method().name().equals("GET");
        String here = ctx.path() + (ctx.queryString() == null ? "" : "?" + ctx.queryString());
        Optional<String> next = reads && !x.isPart() ? LocalPath.of(here) : Framing.Place.behind(ctx.header("Referer"));
        String target = next.filter(path -> !path.startsWith("/sign-in"))
                .map(path -> "/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                .orElse("/sign-in");
        if (!reads) {
            Cookies.set(ctx, Flash.COOKIE, Flash.write(Message.of("web.sign-in.lost")), 60, x.secure());
        }
        if (x.isPart()) {
            ctx.header("HX-Redirect", target).result("");
        } else {
            ctx.status(303).header("Location", target).result("");
        }
    }

    /** The page the act came from with the reasons on it, or a page of its own. */
    private void show(Exchange x, int status, Exception e) {
        if (e instanceof Fault.BadInput bad) {
            x.typed().remember(bad.errors());
        }
        if (e instanceof Fault.TooOften often) {
            x.typed().remember(List.of(often.error()));
        }
        if (e instanceof Fault.Refused refused) {
            x.answer().refused(refused.refusals());
        }
        boolean again = x.onFault().isPresent() && (status == 409 || status == 422 || status == 429);
        if (!again || !askedAgain(x)) {
            onItsOwnPage(x, status, e);
        }
    }

    /** Whether the page that the act came from could be shown; it cannot where what it asks about is past. */
    private static boolean askedAgain(Exchange x) {
        try {
            x.onFault().get().handle(x);
            return true;
        } catch (Fault past) {
            return false;
        }
    }

    private void onItsOwnPage(Exchange x, int status, Exception e) {
        Message title = e instanceof Edge.Closed ? Message.of("web.fault.training.title") : title(status);
        String elsewhere = e instanceof Fault.NotAllowed ? x.answer().inTraining() : "";
        Optional<Outsiders> outsider =
                outsiders.stream().filter(each -> each.here(x.path())).findFirst();
        Message advice = outsider.flatMap(each -> each.told(status)).orElseGet(() -> advice(status, e));
        Map<String, Object> told = Map.of(
                "title",
                title,
                "advice",
                advice,
                "id",
                x.id(),
                "elsewhere",
                elsewhere,
                "outsider",
                outsider.isPresent());
        if (status >= 500) {
            x.answer().failure(told);
        } else {
            x.answer().problem(told);
        }
    }

    private static void problem(Exchange x, int status, Exception e) {
        if (status == 401) {
            x.header("WWW-Authenticate", "Bearer realm=\"akashi\", Basic realm=\"akashi\", charset=\"UTF-8\"");
        }
        Problem problem = Problem.of(status, x.text(title(status)), x.text(toldProgram(status, e)), x.id());
        if (e instanceof Fault.Refused refused) {
            problem = problem.refusedBy(refused.refusals(), x::text);
        }
        if (e instanceof Fault.BadInput bad) {
            problem = problem.wrongIn(bad.errors(), x::text);
        }
        if (e instanceof Fault.TooOften often) {
            problem = problem.wrongIn(List.of(often.error()), x::text);
        }
        x.send(status, "application/problem+json", Json.write(problem));
    }

    /** A program is told of its token, where a person is told of the role. */
    private static Message toldProgram(int status, Exception e) {
        if (e instanceof Edge.ReadOnly) {
            return Message.of("web.fault.403.read-only");
        }
        return e instanceof Fault.NotAllowed ? Message.of("web.fault.403.program") : advice(status, e);
    }

    static Message title(int status) {
        return Message.of("web.fault." + known(status) + ".title");
    }

    private static Message advice(int status, Exception e) {
        if (e instanceof Fault.Unavailable trouble) {
            return outward(trouble);
        }
        if (e instanceof Edge.Closed) {
            return Message.of("web.fault.training.advice");
        }
        if (e instanceof Fault.NotAllowed) {
            return Message.of("web.fault.403.role");
        }
        if (e instanceof HttpResponseException http && http.getDetails().containsKey(Body.LIMIT)) {
            return Message.of("web.fault.413.limit", http.getDetails().get(Body.LIMIT));
        }
        if (e instanceof HttpResponseException http && http.getDetails().containsKey(Body.BROKEN)) {
            return Message.of("web.fault.400.broken");
        }
        return advice(status);
    }

    /** The sentence without addresses and paths of the database: those are for the log and the command line. */
    private static Message outward(Fault.Unavailable trouble) {
        Message reason = trouble.reason();
        if (!reason.key().startsWith("store.trouble.")) {
            return reason;
        }
        List<Object> args = reason.args().stream().map(Faults::outward).toList();
        return new Message(reason.key(), args);
    }

    private static Object outward(Object arg) {
        if (arg instanceof String text && text.startsWith("jdbc:")) {
            return Message.of("web.database");
        }
        return arg instanceof String path ? path.replaceFirst("(?s).*[/\\\\]", "") : arg;
    }

    static Message advice(int status) {
        return Message.of("web.fault." + known(status) + ".advice");
    }

    private static int known(int status) {
        return TOLD.contains(status) ? status : status >= 500 ? 500 : 400;
    }

    static List<Integer> told() {
        return TOLD.stream().sorted().toList();
    }
}
