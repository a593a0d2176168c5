package akashi.web;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;

/**
 * A server without a port that answers one request from memory and is gone. It only makes the classes of the web server
 * load before they are needed: a third of a start would otherwise come after the database is open.
 */
final class Rehearsal {

    private static final String REQUEST = "GET /rehearsal HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private Rehearsal() {}

    static void serve() throws Exception {
        AtomicReference<LocalConnector> connector = new AtomicReference<>();
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.routes.addHttpHandler(HandlerType.GET, "/rehearsal", ctx -> ctx.result(""));
            config.jetty.addConnector((server, http) -> {
                connector.set(new LocalConnector(server, new HttpConnectionFactory(http)));
                return connector.get();
            });
        });
        try {
            app.start();
            connector.get().getResponse(REQUEST);
        } finally {
            app.stop();
        }
    }
}
