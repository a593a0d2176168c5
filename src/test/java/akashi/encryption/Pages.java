package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.store.Judgements;
import akashi.web.Authenticator;
import akashi.web.Groundwork;
import akashi.web.Lang;
import akashi.web.Messages;
import akashi.web.Navigation;
import akashi.web.Routes;
import akashi.web.Session;
import akashi.web.Settings;
import akashi.web.StateLine;
import akashi.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of a site in a server of their own, and a browser without scripts. The session's token is the role. */
final class Pages implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Web web;
    private final Harbour harbour;

    Pages(Harbour harbour) {
        this(harbour, 0);
    }

    Pages(Harbour harbour, int port) {
        this.harbour = harbour;
        Routes routes = new Routes();
        Judgements judgements = new Judgements(harbour.portal.snapshots()::of);
        harbour.encryption.routes(routes, harbour.portal.acts(), judgements);
        web = new Web(
                        Settings.at("127.0.0.1", port, "0.1.0"),
                        Groundwork.of(Messages.load(ZoneId.of("Asia/Tokyo"))),
                        harbour.portal.clock(),
                        people(),
                        new Navigation(List.of(), null),
                        StateLine.NONE)
                .start(routes);
    }

    int port() {
        return web.port();
    }

    HttpResponse<String> get(String role, String path, String... headers) {
        return send(request(role, path, headers).GET());
    }

    HttpResponse<String> post(String role, String path, List<String> fields, String... headers) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            body.append(i > 0 ? "&" : "").append(fields.get(i)).append('=');
            body.append(URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
        }
        return send(request(role, path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** The value of a hidden field inside the form that posts to an address. */
    static String field(String html, String action, String name) {
        String form = html.substring(html.indexOf("action=\"" + action + "\""));
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(form);
        if (!matcher.find()) {
            throw new AssertionError("no field " + name + " for " + action);
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String role, String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Cookie", "akashi_session=" + role)
                .header("Origin", "http://127.0.0.1:" + port());
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Authenticator people() {
        return new Authenticator() {
            @Override
            public Optional<Session> session(String token, String address) {
                String[] parts = token.split("-");
                Actor actor = parts[0].equals("helpdesk")
                        ? harbour.portal.as(Access.HELPDESK)
                        : parts[0].equals("other") ? harbour.another() : harbour.portal.admin();
                return Optional.of(new Session(actor, actor.name(), Lang.of(parts.length > 1 ? parts[1] : "en")));
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

    @Override
    public void close() {
        web.stop();
    }
}
