package akashi.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** From where a request comes: forwarded headers count only when a trusted proxy sent them. */
final class Client {

    private final Settings settings;

    Client(Settings settings) {
        this.settings = settings;
    }

    /** The client's address: the last one in the chain that is no trusted proxy. */
    String address(Context ctx) {
        String address = ctx.req().getRemoteAddr();
        String[] chain =
                Optional.ofNullable(ctx.header("X-Forwarded-For")).orElse("").split(",");
        for (int i = chain.length - 1; i >= 0 && settings.trusts(address) && !chain[i].isBlank(); i--) {
            address = chain[i].strip();
        }
        return address;
    }

    /** Whether the person's own connection is encrypted. */
    boolean secure(Context ctx) {
        if (settings.trusts(ctx.req().getRemoteAddr())) {
            return "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
        }
        return ctx.req().isSecure();
    }

    /** Whether the request comes from the portal's own computer, not through a proxy. */
    boolean loopback(Context ctx) {
        try {
            return InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress()
                    && ctx.header("X-Forwarded-For") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Scheme, host and port by which people reach the portal, the form of an {@code Origin} header. */
    String origin(Context ctx) {
        if (settings.publicUrl().isPresent()) {
            return settings.publicUrl().get().resolve("/").toString().replaceAll("/$", "");
        }
        return (secure(ctx) ? "https://" : "http://")
                + Optional.ofNullable(ctx.header("Host")).orElse("");
    }
}
