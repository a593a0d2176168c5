package akashi.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * The portal's cookies: always for the whole portal, out of reach of scripts, {@code SameSite=Lax}, and {@code Secure}
 * where the person's connection is encrypted. There their names begin with {@code __Host-}, so that no other server of
 * the domain, and nobody on a plain connection, can put one in their place.
 */
final class Cookies {

    static final String SESSION = "akashi_session";
    static final String LANGUAGE = "akashi_lang";
    static final int UNTIL_CLOSED = -1;

    private static final String BOUND = "__Host-";

    private Cookies() {}

    static void set(Context ctx, String name, String value, int seconds, boolean secure) {
        ctx.cookie(new Cookie(named(name, secure), value, "/", seconds, secure, true, null, SameSite.LAX));
    }

    static void clear(Context ctx, String name, boolean secure) {
        set(ctx, name, "", 0, secure);
    }

    /** A cookie as it came; over an encrypted connection only one that was set over such. */
    static Optional<String> of(Context ctx, String name, boolean secure) {
        return Optional.ofNullable(ctx.cookie(named(name, secure)));
    }

    /** The name that a browser knows it by. */
    static String named(String name, boolean secure) {
        return secure ? BOUND + name : name;
    }
}
