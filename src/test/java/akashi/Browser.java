package akashi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A person's browser or a script before a test portal: keeps cookies, sends what browsers send, follows no redirect by
 * itself. Extra headers (language, bearer token) go with every request.
 */
public final class Browser {

    /** Longer than the slowest page of the largest site on a busy computer; one that never answers is a failure. */
    private static final Duration MOST = Duration.ofMinutes(3);

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Browser(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** One that trusts so. */
    public Browser(URI base, SSLContext trust) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .cookieHandler(new CookieManager())
                .build();
    }

    /** The same browser as it is now: what it sends does not know what comes to this one from here on. */
    public Browser twin() {
        CookieManager cookies = new CookieManager();
        CookieManager mine = (CookieManager) client.cookieHandler().orElseThrow();
        mine.getCookieStore()
                .getCookies()
                .forEach(each -> cookies.getCookieStore().add(base, each));
        return new Browser(HttpClient.newBuilder().cookieHandler(cookies).build(), base);
    }

    private Browser(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /** Sends a header with every request from now on. */
    public Browser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Reads in a language: {@code ja} or {@code en}. */
    public Browser in(String lang) {
        return with("Accept-Language", lang);
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form: name, value, name, value; a name may come again. */
    public Page post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return body(path, "application/x-www-form-urlencoded", String.join("&", pairs));
    }

    /** Opens a page, fills in its form with this action and sends it, hidden fields included. */
    public Page submit(String path, String action, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(get(path).hidden(action));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return post(
                action,
                all.entrySet().stream()
                        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new));
    }

    /** Sends any body, such as JSON or CSV. */
    public Page body(String path, String contentType, String body) {
        return body(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public Page body(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    public Page json(String path, String body) {
        return body(path, "application/json", body);
    }

    /** Sends a form with one file and text fields, as browsers do. */
    public Page upload(String path, String field, String fileName, byte[] file, String... fields) {
        return uploads(path, field, Map.of(fileName, file), fields);
    }

    /** Sends a form with files, by name, and text fields. */
    public Page uploads(String path, String field, Map<String, byte[]> files, String... fields) {
        String boundary = "akashi-test-boundary";
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i]
                    + "\"\r\n\r\n" + fields[i + 1] + "\r\n"));
        }
        files.forEach((fileName, file) -> {
            body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                    + "\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            body.writeBytes(file);
            body.writeBytes(utf8("\r\n"));
        });
        body.writeBytes(utf8("--" + boundary + "--\r\n"));
        return body(path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    /** Any method. */
    public Page send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(MOST);
        request.header("Sec-Fetch-Site", "same-origin");
        request.header("Accept-Encoding", "gzip");
        headers.forEach(request::setHeader);
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            return Page.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An answer.
     *
     * @param bytes its body as it was before it was packed for the way
     */
    public record Page(HttpResponse<byte[]> response, byte[] bytes) {

        private static Page of(HttpResponse<byte[]> response) throws IOException {
            boolean packed = response.headers()
                    .firstValue("Content-Encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            return new Page(
                    response,
                    packed
                            ? new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes()
                            : response.body());
        }

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** A header, or an empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where it sends the reader, or an empty text. */
        public String location() {
            return header("Location");
        }

        public Document html() {
            return Jsoup.parse(text(), response.uri().toString());
        }

        /** The hidden fields of the form with this action. */
        public Map<String, String> hidden(String action) {
            Map<String, String> fields = new LinkedHashMap<>();
            html().select("form[action=\"" + action + "\"] input[type=hidden]")
                    .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
            return fields;
        }
    }
}
