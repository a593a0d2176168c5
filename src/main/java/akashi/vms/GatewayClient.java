package akashi.vms;

import akashi.core.fault.Fault;
import akashi.pki.ParsedCertificate;
import akashi.pki.PeerTrust;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** A conversation with the API Gateway: no redirects, no address but the one that was given, an end to everything. */
final class GatewayClient {

    private static final String FIELD = "address";
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final int PAGE = 100;
    private static final int MOST_ITEMS = 20_000;
    private static final long MOST_BYTES = 32 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GatewayAddress address;
    private final PeerTrust trust;
    private final Deadline deadline;
    private final HttpClient http;

    GatewayClient(GatewayAddress address, PeerTrust trust, Deadline deadline) {
        this.address = address;
        this.trust = trust;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(8))
                .sslContext(trust.client())
                .build();
    }

    /** Signs in as a basic user; answers with the token of the session. */
    String signIn(Login login) {
        char[] password = login.password().reveal();
        byte[] form = Tokens.basic(login.user(), password);
        Arrays.fill(password, '\0');
        HttpRequest request = HttpRequest.newBuilder(address.path("/API/IDP/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build();
        try {
            return Tokens.read(send(request));
        } finally {
            Arrays.fill(form, (byte) 0);
        }
    }

    /** Every item of a collection, page by page; empty where this version of the VMS has no such collection. */
    Optional<List<JsonNode>> all(String collection, String parameters, String token) {
        List<JsonNode> items = new ArrayList<>();
        String first = "";
        for (int page = 0; ; page++) {
            String path = "/api/rest/v1/" + collection + "?page=" + page + "&size=" + PAGE + parameters;
            Reply reply = send(HttpRequest.newBuilder(address.path(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json")
                    .GET()
                    .build());
            if (reply.status() == 404) {
                return Optional.empty();
            }
            JsonNode array = array(reply, collection);
            String begins = array.isEmpty() ? "" : array.get(0).toString();
            if (page > 0 && begins.equals(first)) {
                // This server knows no pages: it answered with everything, again.
                return Optional.of(items);
            }
            first = begins;
            array.forEach(items::add);
            if (items.size() > MOST_ITEMS) {
                throw new Fault.BadInput(FIELD, "vms.too-many", collection, MOST_ITEMS);
            }
            if (array.size() != PAGE) {
                return Optional.of(items);
            }
        }
    }

    private static JsonNode array(Reply reply, String collection) {
        if (reply.status() == 401 || reply.status() == 403) {
            throw new Fault.BadInput("user", "vms.not-allowed", collection);
        }
        if (reply.status() != 200) {
            throw new Fault.BadInput(FIELD, "vms.status", reply.status(), collection);
        }
        JsonNode array = json(reply.body()).path("array");
        if (!array.isArray()) {
            throw new Fault.BadInput(FIELD, "vms.no-list", collection);
        }
        return array;
    }

    /** The JSON of an answer; a web page or half an answer is bad input. */
    static JsonNode json(byte[] body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            return read == null ? MAPPER.missingNode() : read;
        } catch (JsonProcessingException none) {
            throw new Fault.BadInput(FIELD, looksLikeHtml(body) ? "vms.html" : "vms.half");
        } catch (IOException none) {
            throw new Fault.BadInput(FIELD, "vms.half");
        }
    }

    private static boolean looksLikeHtml(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1)
                .strip()
                .startsWith("<");
    }

    /** What came back. */
    record Reply(int status, byte[] body) {}

    private Reply send(HttpRequest request) {
        address.checkReachable();
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, head -> new Bounded(BodySubscribers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(deadline.atMost(EACH).toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            throw Deadline.late();
        } catch (ExecutionException failed) {
            throw Unreached.because(failed.getCause(), trust, address);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Deadline.late();
        } finally {
            sent.cancel(true);
        }
    }

    /** Why nothing came of it, in words that lead on. */
    static final class Unreached {

        private Unreached() {}

        static Fault because(Throwable failure, PeerTrust trust, GatewayAddress address) {
            if (failure instanceof SSLException && trust.otherName()) {
                ParsedCertificate shown = trust.shown().orElseThrow();
                return new Fault.BadInput(
                        FIELD, "vms.other-name", address.base().getHost(), names(shown), shown.sha256());
            }
            if (failure instanceof SSLException) {
                return trust.shown()
                        .<Fault>map(shown -> new Fault.BadInput(
                                "pin", "vms.untrusted", shown.subject(), shown.issuer(), shown.sha256()))
                        .orElseGet(() -> new Fault.BadInput(FIELD, "vms.no-tls", address.toString()));
            }
            String key = failure instanceof ConnectException ? "vms.refused" : "vms.broken";
            return new Fault.BadInput(FIELD, key, address.toString());
        }

        private static List<String> names(ParsedCertificate shown) {
            List<String> names = Stream.concat(shown.dnsNames().stream(), shown.addresses().stream())
                    .map(Object::toString)
                    .toList();
            return names.isEmpty() ? List.of(shown.subject()) : names;
        }
    }
}
