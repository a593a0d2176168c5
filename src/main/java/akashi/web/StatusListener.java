package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A port of its own, over plain HTTP, on every address of this computer, for machines that ask whether a certificate was
 * revoked. It knows no people: no pages, no sessions, no cookies.
 */
public final class StatusListener implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int IDLE_MILLIS = 15_000;
    private static final int LONGEST_HEADERS = 24 << 10;

    /**
     * What is asked.
     *
     * @param path as it came, with its escapes
     * @param contentType without parameters; empty where none is named
     */
    public record Question(String method, String path, String contentType, byte[] body) {}

    /** What is answered. */
    public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

        /** A refusal that says no more than its status. */
        public static Reply refusal(int status) {
            return new Reply(status, "text/plain", new byte[0], Map.of());
        }
    }

    /** Answers questions. */
    @FunctionalInterface
    public interface Answers {
        Reply to(Question question);
    }

    private final Server server;
    private final ServerConnector connector;

    private StatusListener(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens; answers when the port is open, {@link Fault.Unavailable} when it cannot be opened.
     *
     * @param port 0 takes a free one
     * @param longestBody in bytes; what is longer is refused with 413
     */
    public static StatusListener start(int port, int longestBody, Answers answers) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("status");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                send(answered(answers, request, longestBody), request, response, callback);
                return true;
            }
        });
        // Without one of its own the server would answer in HTML what it refuses by itself.
        server.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
        return started(new StatusListener(server, connector), port);
    }

    private static StatusListener started(StatusListener listener, int port) {
        try {
            listener.connector.open();
        } catch (IOException taken) {
            listener.close();
            throw new Fault.Unavailable(Message.of("web.status-port-taken", String.valueOf(port)));
        }
        LifeCycle.start(listener.server);
        return listener;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(LONGEST_HEADERS);
        // A question in an address is base64, whose slashes come doubled or escaped (RFC 6960 A.1).
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    private static Reply answered(Answers answers, Request request, int longestBody) throws IOException {
        if (request.getLength() > longestBody) {
            return Reply.refusal(413);
        }
        byte[] body;
        try (InputStream in = Content.Source.asInputStream(request)) {
            body = in.readNBytes(longestBody + 1);
        }
        if (body.length > longestBody) {
            return Reply.refusal(413);
        }
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return answers.to(new Question(
                request.getMethod(),
                request.getHttpURI().getPath(),
                type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                body));
    }

    private static void send(Reply reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
        headers.put("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(headers::put);
        if (reply.status() == 413) {
            // The rest of the body is not waited for.
            headers.put(HttpHeader.CONNECTION, "close");
        }
        if (request.getMethod().equals("HEAD")) {
            headers.put(HttpHeader.CONTENT_LENGTH, reply.body().length);
            response.write(true, ByteBuffer.allocate(0), callback);
        } else {
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        }
    }

    /** The port that was opened. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Closes the port. */
    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
