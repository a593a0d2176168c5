package akashi.topology;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Judgements;
import akashi.training.Walkthrough;
import akashi.web.Authenticator;
import akashi.web.Groundwork;
import akashi.web.Messages;
import akashi.web.Navigation;
import akashi.web.Routes;
import akashi.web.Session;
import akashi.web.Settings;
import akashi.web.StateLine;
import akashi.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A portal of the diagrams' pages alone over a site in memory; the session token is the name of an access. */
final class DrawnPortal implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T00:05:00Z");

    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    DrawnPortal(SiteData data) {
        this(data, 0);
    }

    DrawnPortal(SiteData data, int port) {
        SiteSnapshot site = SiteSnapshot.of(data);
        Routes routes = new Routes();
        new Topology(new Judgements(id -> site)).routes(routes);
        new Walkthrough().routes(routes);
        Navigation navigation = new Navigation(
                List.of(new Navigation.Item("/topology", Message.of("topology.nav"), Access.HELPDESK)), null);
        web = new Web(
                        Settings.at("127.0.0.1", port, "test"),
                        Groundwork.of(Messages.load(ZoneId.of("Asia/Tokyo"))),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        people(),
                        navigation,
                        StateLine.NONE)
                .start(routes);
    }

    /** For looking at it in a browser: the name of a scene and a port. */
    public static void main(String[] args) {
        new DrawnPortal(Scenes.valueOf(args[0]).data(), Integer.parseInt(args[1]));
    }

    int port() {
        return web.port();
    }

    HttpResponse<String> get(String path, Access as, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Cookie", "akashi_session=" + as);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        web.stop();
    }

    private static Authenticator people() {
        return new Authenticator() {
            @Override
            public Optional<Session> session(String token, String address) {
                Actor actor = new Actor(new UUID(0, 1), token, Access.valueOf(token), new UUID(0, 2), address);
                return Optional.of(new Session(actor, token, Optional.empty()));
            }

            @Override
            public Optional<akashi.web.Program> bearer(String token, String address) {
                return Optional.empty();
            }

            @Override
            public Optional<Actor> basic(String userName, String password, String address) {
                return Optional.empty();
            }
        };
    }
}
