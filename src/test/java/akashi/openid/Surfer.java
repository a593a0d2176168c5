package akashi.openid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A person's browser before the pages of a provider: fills in its forms and follows it until it sends the browser back to
 * the portal. Takes cookies as a browser does on its own computer, secure ones too.
 */
final class Surfer {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI base;

    Surfer(URI base) {
        this.base = base;
    }

    /** An answer of the provider, or where it sent the browser. */
    record Stop(Document page, URI left) {}

    /** Opens an address of the provider. */
    Stop open(String address) {
        return follow(send(HttpRequest.newBuilder(URI.create(address)).GET()));
    }

    /** Sends the form of a page. */
    Stop submit(Document page, String form, Map<String, String> fields) {
        Element sent = page.selectFirst(form);
        if (sent == null) {
            throw new AssertionError("no " + form + " on: " + page.text());
        }
        Map<String, String> all = new LinkedHashMap<>();
        sent.select("input[name][type=hidden], input[type=submit][name]")
                .forEach(input -> all.put(input.attr("name"), input.attr("value")));
        all.putAll(fields);
        return follow(send(HttpRequest.newBuilder(URI.create(sent.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Keycloak.form(all)))));
    }

    /** Types name and password; answers where the browser is sent then. */
    Stop signIn(String address, String name, String password) {
        Stop form = open(address);
        if (form.left() != null) {
            return form;
        }
        return submit(form.page(), "#kc-form-login", Map.of("username", name, "password", password));
    }

    private Stop follow(HttpResponse<String> response) {
        HttpResponse<String> here = response;
        while (here.statusCode() / 100 == 3) {
            URI next = here.uri().resolve(here.headers().firstValue("Location").orElseThrow());
            if (!next.getAuthority().equals(base.getAuthority())) {
                return new Stop(null, next);
            }
            here = send(HttpRequest.newBuilder(next).GET());
        }
        return new Stop(Jsoup.parse(here.body(), here.uri().toString()), null);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
