package akashi.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/**
 * The portal's cookies: always for the whole portal, out of reach of scripts, {@code SameSite=Lax}, and {@code Secure}
 * where the person's connection is encrypted.
 */
final class Cookies {

    static final String SESSION = "akashi_session";
    static final String LANGUAGE = "akashi_lang";
    static final int UNTIL_CLOSED = -1;

    private Cookies() {}

    static void set(Context ctx, String name, String value, int seconds, boolean secure) {
        ctx.cookie(new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX));
    }

    static void clear(Context ctx, String name, boolean secure) {
        set(ctx, name, "", 0, secure);
    }
}
