package akashi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a browser or a script, who follows no redirect unasked. Each call of a method adds to the request. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final List<String> headers = new ArrayList<>();

    private Visitor(int port) {
        this.port = port;
    }

    static Visitor of(Web web) {
        return new Visitor(web.port());
    }

    /** With the session of a role, in a browser on the portal's own page. */
    static Visitor as(String role, Web web) {
        return of(web).with("Cookie", "akashi_session=" + role).with("Sec-Fetch-Site", "same-origin");
    }

    Visitor with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    Visitor htmx(String target) {
        return with("HX-Request", "true").with("HX-Target", target);
    }

    Seen get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Seen post(String path, String... fields) {
        String form = Stream.iterate(0, i -> i < fields.length, i -> i + 2)
                .map(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(form));
    }

    Seen body(String method, String path, String contentType, String body) {
        return with("Content-Type", contentType).send(method, path, BodyPublishers.ofString(body));
    }

    Seen send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Seen(HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Seen(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        Document page() {
            return Jsoup.parse(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The value of a cookie that was set, without its attributes. */
        Optional<String> cookie(String name) {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                    .findFirst();
        }
    }
}
