package akashi.vms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A gateway and its identity provider: signs in, answers page by page, leaves disabled objects out unless asked. */
final class StandIn implements AutoCloseable {

    static final String USER = "reader";
    static final String PASSWORD = "Zirkus+Ä ?&1";
    private static final String TOKEN = "token-of-the-day";
    private static final Pattern PAGED = Pattern.compile("page=(\\d+)&size=(\\d+)");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Answer> instead = new ConcurrentHashMap<>();
    private volatile Told told;

    /** Something to say in place of what is right. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private StandIn(HttpServer server, Told told) {
        this.server = server;
        this.told = told;
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    static StandIn plain(Told told) {
        try {
            return new StandIn(HttpServer.create(anyPort(), 8), told);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static StandIn encrypted(Told told, SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 8);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new StandIn(server, told);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    StandIn tells(Told other) {
        told = other;
        return this;
    }

    /** From now on a path is answered so. */
    StandIn says(String path, Answer answer) {
        instead.put(path, answer);
        return this;
    }

    String address(String scheme, String host) {
        return scheme + "://" + host + ":" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            Answer other = instead.get(path);
            if (other != null) {
                other.give(exchange);
            } else if (path.equals("/API/IDP/connect/token")) {
                signIn(exchange);
            } else if (path.equals("/IDP/connect/token")) {
                Ntlm.answer(exchange, token());
            } else {
                collection(exchange, path.replace("/api/rest/v1/", ""));
            }
        }
    }

    private static void signIn(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean right = form.equals("grant_type=password&username=reader&password=Zirkus%2B%C3%84+%3F%261"
                + "&client_id=GrantValidatorClient");
        send(exchange, right ? 200 : 400, right ? token() : "{\"error\":\"invalid_grant\"}");
    }

    private static String token() {
        return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\","
                + "\"scope\":\"managementserver\"}";
    }

    private void collection(HttpExchange exchange, String name) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":{}}");
        } else if (!told.collections().containsKey(name)) {
            send(exchange, 404, "{\"error\":{\"httpCode\":404}}");
        } else {
            String query = exchange.getRequestURI().getQuery();
            boolean all = query.contains("&disabled") || query.contains("&includeDisabled");
            List<String> items = new ArrayList<>(told.collections().get(name));
            items.removeIf(item -> !all && item.contains("\"enabled\":false"));
            Matcher paged = PAGED.matcher(query);
            int size = paged.find() ? Integer.parseInt(paged.group(2)) : items.size();
            int from = Math.min(items.size(), Integer.parseInt(paged.group(1)) * size);
            List<String> page = items.subList(from, Math.min(items.size(), from + size));
            send(exchange, 200, "{\"array\":[" + String.join(",", page) + "]}");
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
