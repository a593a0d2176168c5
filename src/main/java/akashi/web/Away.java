package akashi.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** The way to another server at which people sign in, and back: the one redirect that leaves the portal. */
public final class Away {

    private static final String COOKIE = "akashi_away";

    private final Context ctx;
    private final boolean secure;
    private final boolean part;

    Away(Context ctx, boolean secure, boolean part) {
        this.ctx = ctx;
        this.secure = secure;
        this.part = part;
    }

    /** 303 to the other server; the token binds what comes back to this browser, for so many seconds. */
    public void go(URI there, String token, int seconds) {
        Cookies.set(ctx, COOKIE, token, seconds, secure);
        if (part) {
            ctx.status(204).header("HX-Redirect", there.toASCIIString());
        } else {
            ctx.status(303).header("Location", there.toASCIIString());
        }
    }

    /** The token of a browser that left a short while ago. */
    public Optional<String> token() {
        return Cookies.of(ctx, COOKIE, secure).filter(token -> !token.isEmpty());
    }

    /** The browser is back: the token is worth nothing any more. */
    public void end() {
        Cookies.clear(ctx, COOKIE, secure);
    }
}
