package akashi.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The ports of a portal that speaks HTTPS: the one for people, and one on loopback alone through which the command line
 * of this computer comes, over plain HTTP and to nothing else.
 */
final class Entrances {

    private static final String INTERNAL = "/internal/";
    private static final List<String> CALLED = List.of("/api/", "/metrics/", "/calendar/");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final Settings settings;
    private final Secured secured;
    private ServerConnector inside;

    private Entrances(Settings settings, Secured secured) {
        this.settings = settings;
        this.secured = secured;
    }

    /** Those of these settings; none where plain HTTP is spoken. */
    static Optional<Entrances> of(Settings settings) {
        return settings.secured().map(secured -> new Entrances(settings, secured));
    }

    void open(JavalinConfig config) {
        config.jetty.addConnector(this::outside);
        config.jetty.addConnector(this::inside);
        config.routes.before(this::keep);
    }

    /** Where the command line comes in. */
    String insideHost() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** The port for the command line. */
    int insidePort() {
        return inside.getLocalPort();
    }

    private Connector outside(Server server, HttpConfiguration http) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(secured.context());
        tls.setIncludeProtocols(secured.protocols().toArray(String[]::new));
        tls.setIncludeCipherSuites(secured.ciphers().toArray(String[]::new));
        tls.setCipherComparator((one, other) -> Integer.compare(order(one), order(other)));
        tls.setUseCipherSuitesOrder(true);
        tls.setRenegotiationAllowed(false);
        tls.setEndpointIdentificationAlgorithm(null);
        HttpConfiguration withTls = new HttpConfiguration(http);
        // Which names it is reached by is the certificate's matter, not that of every request.
        withTls.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory spoken = new HttpConnectionFactory(withTls);
        SslConnectionFactory shaking = new SslConnectionFactory(tls, spoken.getProtocol());
        // Who comes over plain HTTP is told where to go, instead of seeing the connection die.
        ServerConnector connector = new ServerConnector(server, new DetectorConnectionFactory(shaking), spoken);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    private int order(String cipher) {
        int at = secured.ciphers().indexOf(cipher);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private Connector inside(Server server, HttpConfiguration http) {
        inside = new ServerConnector(server, new HttpConnectionFactory(http));
        inside.setHost(insideHost());
        inside.setPort(0);
        return inside;
    }

    /** Lets in what comes over HTTPS, and the command line; nothing else of a request is looked at. */
    private void keep(Context ctx) {
        if (ctx.req().isSecure()) {
            return;
        }
        if (ctx.req().getLocalPort() == insidePort()) {
            if (!ctx.path().startsWith(INTERNAL)) {
                refuse(ctx, 404, "Not here.");
            }
            return;
        }
        String host = Optional.ofNullable(ctx.header("Host")).orElse("");
        boolean reads =
                ctx.req().getMethod().equals("GET") || ctx.req().getMethod().equals("HEAD");
        if (reads && !called(ctx) && HOST.matcher(host).matches()) {
            String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
            ctx.header("Location", "https://" + host + ctx.req().getRequestURI() + query);
            refuse(ctx, 308, "This portal speaks HTTPS only.");
        } else {
            // Whatever was sent was readable on its way: it must not be repeated as if nothing had happened.
            refuse(ctx, 403, "This portal speaks HTTPS only. Nothing was done.");
        }
    }

    /** Whether a program asks: one that is led on goes on for years without anybody noticing that its token is read. */
    private static boolean called(Context ctx) {
        return ctx.header("Authorization") != null
                || CALLED.stream().anyMatch(start -> (ctx.path() + "/").startsWith(start));
    }

    private static void refuse(Context ctx, int status, String sentence) {
        ctx.header("Connection", "close");
        ctx.status(status).contentType("text/plain; charset=utf-8").result(sentence + "\n");
        ctx.skipRemainingHandlers();
    }
}
