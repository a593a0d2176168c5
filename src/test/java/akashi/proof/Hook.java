package akashi.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** A program of the site that takes the portal's messages and keeps every one that came. */
final class Hook implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> came = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Hook(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    static Hook start() {
        try {
            return new Hook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        came.add(json.readTree(exchange.getRequestBody()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/warnings";
    }

    /** The id of every message that came. */
    List<String> ids() {
        return came.stream().map(message -> message.get("id").textValue()).toList();
    }

    /** The text of every message of this type. */
    List<String> ofType(String type) {
        return came.stream()
                .filter(message -> message.get("type").textValue().equals(type))
                .map(message -> message.get("text").textValue())
                .toList();
    }

    /** What was warned of as new, of this kind: level and text. */
    List<String> warnedOf(String kind) {
        return came.stream()
                .filter(message -> !message.get("type").textValue().equals("weekly"))
                .flatMap(message -> StreamSupport.stream(message.get("warnings").spliterator(), false))
                .filter(warning -> warning.get("kind").textValue().equals(kind))
                .map(warning -> warning.get("level").textValue() + " "
                        + warning.get("text").textValue())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
