package akashi.web;

import static akashi.web.Route.Method.DELETE;
import static akashi.web.Route.Method.GET;
import static akashi.web.Route.Method.POST;
import static akashi.web.Route.Method.PUT;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.web.Route.Kind;
import akashi.web.Route.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All routes of the portal. Each names the least access it needs; what anybody may reach says so by {@code open…}.
 * Paths use Javalin's form: {@code /servers/{id}}. Registering the same method and path twice is a defect and throws.
 */
public final class Routes {

    /** The largest body of a route that names no other limit, in bytes. */
    public static final long BODY_LIMIT = 1 << 20;

    private final List<Route> all = new ArrayList<>();
    private final List<Outsiders> outsiders = new ArrayList<>();
    private final Training training;

    /** Says which routes learners reach on their own throw-away sites; none of them is open otherwise. */
    @FunctionalInterface
    public interface Training {

        /** Whether the route is open there. */
        boolean opens(Method method, String path, Optional<Access> least);

        /** The handler of a route that is open there, with what has to be looked at before it. */
        default Handler there(Method method, String path, Handler handler) {
            return handler;
        }
    }

    /** Routes of which none is open to learners on their own sites. */
    public Routes() {
        this((method, path, least) -> false);
    }

    /** Routes of which some are open to learners on their own sites too. */
    public Routes(Training training) {
        this.training = training;
    }

    /** A page, or a part of it. */
    public Routes get(String path, Access least, Handler handler) {
        return add(GET, path, Kind.PAGE, Optional.of(least), BODY_LIMIT, handler);
    }

    /** An act of a page. */
    public Routes post(String path, Access least, Handler handler) {
        return add(POST, path, Kind.PAGE, Optional.of(least), BODY_LIMIT, handler);
    }

    /** An act of a page about the person alone: the same on every site, and so on the own throw-away site too. */
    public Routes personal(String path, Access least, Handler handler) {
        return add(new Route(POST, path, Kind.PAGE, Optional.of(least), BODY_LIMIT, handler, true, true));
    }

    /** An act of a page that takes an upload of at most so many bytes, all fields together. */
    public Routes upload(String path, Access least, long bodyLimit, Handler handler) {
        return add(POST, path, Kind.PAGE, Optional.of(least), bodyLimit, handler);
    }

    /** A page or an act that needs no session. Rare: sign-in, first setup, liveness. */
    public Routes open(Method method, String path, Handler handler) {
        return add(method, path, Kind.OPEN_PAGE, Optional.empty(), BODY_LIMIT, handler);
    }

    /**
     * Says that only people without an account come to addresses that begin so, whether there is a page or not, and what
     * they are told there instead of the usual advice, by the status of the answer.
     */
    public Routes outsiders(String path, Map<Integer, Message> advice) {
        outsiders.add(new Outsiders(path, Map.copyOf(advice)));
        return this;
    }

    List<Outsiders> outsiders() {
        return List.copyOf(outsiders);
    }

    /** A call of the JSON API. */
    public Routes api(Method method, String path, Access least, Handler handler) {
        return add(method, path, Kind.API, Optional.of(least), BODY_LIMIT, handler);
    }

    /** A call of the JSON API that takes a body of at most so many bytes. */
    public Routes api(Method method, String path, Access least, long bodyLimit, Handler handler) {
        return add(method, path, Kind.API, Optional.of(least), bodyLimit, handler);
    }

    /** A call that needs no token: revocation lists, OCSP, metrics. */
    public Routes openApi(Method method, String path, Handler handler) {
        return add(method, path, Kind.OPEN_API, Optional.empty(), BODY_LIMIT, handler);
    }

    /** A call that needs no token and takes a body of at most so many bytes. */
    public Routes openApi(Method method, String path, long bodyLimit, Handler handler) {
        return add(method, path, Kind.OPEN_API, Optional.empty(), bodyLimit, handler);
    }

    /** Replaces a resource of the API. */
    public Routes put(String path, Access least, Handler handler) {
        return api(PUT, path, least, handler);
    }

    /** Removes a resource of the API. */
    public Routes delete(String path, Access least, Handler handler) {
        return api(DELETE, path, least, handler);
    }

    /** Every route, in the order of registration: what the authorisation matrix and openapi are made from. */
    public List<Route> all() {
        return List.copyOf(all);
    }

    private Routes add(Method method, String path, Kind kind, Optional<Access> access, long limit, Handler handler) {
        boolean learners = kind == Kind.PAGE && training.opens(method, path, access);
        Handler there = learners ? training.there(method, path, handler) : handler;
        return add(new Route(method, path, kind, access, limit, there, learners, false));
    }

    private Routes add(Route route) {
        boolean taken = all.stream()
                .anyMatch(r -> r.method() == route.method() && r.path().equals(route.path()));
        if (taken) {
            throw new IllegalStateException("registered twice: " + route.method() + " " + route.path());
        }
        all.add(route);
        return this;
    }
}
