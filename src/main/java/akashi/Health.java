package akashi;

import akashi.pki.Token;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Route;
import akashi.web.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the portal can work, for whatever watches it or sends it people: the database answers and has a schema that
 * this program knows, the disk takes something. That it lives is another question, for whatever would start it anew: no
 * start gives back a database or room.
 */
final class Health {

    /** With less the next act may not be kept: the database writes some megabytes at once when it tidies up. */
    static final long ROOM = 16L << 20;

    private final Database database;
    private final Path home;
    private final Token token;

    Health(Database database, Path home, Token token) {
        this.database = database;
        this.home = home;
        this.token = token;
    }

    void routes(Routes routes) {
        // As calls: who asks is not looked up, which would want the database.
        routes.openApi(Route.Method.GET, "/healthz", this::show);
        routes.openApi(Route.Method.GET, "/healthz/live", x -> x.json(200, Map.of("status", "live")));
    }

    private void show(Exchange x) {
        if (!database.answers()) {
            x.json(503, down("database"));
        } else if (database.outgrown().isPresent()) {
            x.json(503, down("schema"));
        } else if (!roomy()) {
            x.json(503, down("disk"));
        } else {
            x.json(200, ready());
        }
    }

    /** Without its token the portal can do everything but sign: that is told, and people are still sent to it. */
    private Map<String, String> ready() {
        return token.configured()
                ? inOrder(
                        "ready",
                        "token",
                        token.trouble().map(why -> why.reason().name()).orElse("ready"))
                : Map.of("status", "ready");
    }

    private static Map<String, String> down(String why) {
        return inOrder("unavailable", "why", why);
    }

    /** The status first, at every start: Map.of shuffles. */
    private static Map<String, String> inOrder(String status, String name, String value) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("status", status);
        members.put(name, value);
        return members;
    }

    private boolean roomy() {
        try {
            return Files.isWritable(home) && Files.getFileStore(home).getUsableSpace() >= ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }
}
