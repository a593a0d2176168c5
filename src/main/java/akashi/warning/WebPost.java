package akashi.warning;

import akashi.core.text.Message;
import akashi.pki.CallSignature;
import akashi.pki.Password;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Calls webhooks: signed, without following anywhere, within a time, reading no more of the answer than is shown. The
 * address that was judged is the one that is connected to.
 */
final class WebPost {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final long SHOWN_BYTES = 400;

    private final Duration time;

    WebPost(Duration time) {
        this.time = time;
    }

    /** Calls once; what was answered comes back, also where nobody could be asked. */
    Reply send(URI address, Optional<Password> signing, UUID id, String body, Instant now) {
        List<Password> secrets = new ArrayList<>(signing.stream().toList());
        secrets.add(Password.of(address.toString()));
        Optional.ofNullable(address.getRawPath())
                .filter(path -> path.length() > 1)
                .ifPresent(path -> secrets.add(Password.of(path)));
        HttpUrl url = HttpUrl.parse(address.toString());
        if (url == null) {
            return new Reply(false, "this address cannot be called");
        }
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "Akashi")
                .header("webhook-id", id.toString())
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON));
        signing.ifPresent(secret -> request.header(
                "webhook-signature", CallSignature.of(secret, id.toString(), now.getEpochSecond(), body)));
        return call(request.build(), secrets);
    }

    private Reply call(Request request, List<Password> secrets) {
        OkHttpClient client = null;
        try {
            // Judged here and handed over: the client would ask nobody about an address that is written in figures.
            String host = request.url().host();
            List<InetAddress> found = List.of(InetAddress.getAllByName(host));
            List<InetAddress> allowed = found.stream()
                    .filter(address -> WebTarget.mayCall(address, request.url().isHttps()))
                    .toList();
            if (allowed.isEmpty()) {
                String shown = found.get(0).getHostAddress();
                Message why = Message.of("warning.web.failed.forbidden", host, shown);
                return new Reply(false, shown + " is not called", Optional.of(why));
            }
            client = client(name -> allowed);
            try (Response response = client.newCall(request).execute()) {
                String said = "HTTP " + response.code() + " " + first(response);
                return Reply.of(response.isSuccessful(), said, secrets);
            }
        } catch (IOException failed) {
            Reply raw = Reply.of(false, String.valueOf(failed.getMessage()), secrets);
            return new Reply(
                    false, raw.said(), Optional.of(why(failed, request.url().host(), raw.said())));
        } finally {
            if (client != null) {
                client.connectionPool().evictAll();
                client.dispatcher().executorService().shutdown();
            }
        }
    }

    private Message why(IOException failed, String host, String raw) {
        if (failed instanceof UnknownHostException) {
            return Message.of("warning.web.failed.name", host);
        }
        if (failed instanceof InterruptedIOException) {
            return Message.of("warning.web.failed.time", time.toSeconds());
        }
        if (failed instanceof ConnectException) {
            return Message.of("warning.web.failed.refused", raw);
        }
        return Message.of(failed instanceof SSLException ? "warning.web.failed.tls" : "warning.web.failed.other", raw);
    }

    private static String first(Response response) throws IOException {
        return response.peekBody(SHOWN_BYTES).string();
    }

    /** Made for one call and thrown away: calls are rare, and a name is resolved anew for each. */
    private OkHttpClient client(Dns judged) {
        return new OkHttpClient.Builder()
                .dns(judged)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(time)
                .connectTimeout(time)
                .readTimeout(time)
                .writeTimeout(time)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }
}
