package akashi.openid;

import akashi.core.text.Message;
import akashi.outward.Shown;
import akashi.pki.PeerTrust;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Calls the provider: where the judged address leads and nowhere else, without following anywhere, within a time, reading
 * no more than an answer can be long. A few at once.
 */
final class Outgoing implements HTTPRequestSender {

    private static final Duration TIME = Duration.ofSeconds(8);
    private static final long MOST_BYTES = 1 << 20;
    private static final Semaphore AT_ONCE = new Semaphore(8);

    private final Supplier<PeerTrust> trust;
    private final boolean pinned;

    /** {@code pinned} where the certificate itself was compared, so that its names do not matter. */
    Outgoing(Supplier<PeerTrust> trust, boolean pinned) {
        this.trust = trust;
        this.pinned = pinned;
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpUrl url = HttpUrl.parse(request.getURI().toString());
        if (url == null || !IssuerAddress.mayLead(request.getURI())) {
            throw new Unreached(Message.of("openid.call.plain", request.getURI().toString()));
        }
        if (!turn()) {
            throw new Unreached(Message.of("openid.call.busy"));
        }
        try {
            return call(request, url);
        } finally {
            AT_ONCE.release();
        }
    }

    private static boolean turn() {
        try {
            return AT_ONCE.tryAcquire(TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HTTPResponse call(ReadOnlyHTTPRequest request, HttpUrl url) throws Unreached {
        List<InetAddress> judged = IssuerAddress.addresses(url.host(), url.isHttps());
        PeerTrust peers = trust.get();
        OkHttpClient client = client(peers, judged);
        try (Response response = client.newCall(made(request, url)).execute()) {
            return read(response);
        } catch (Unreached why) {
            throw why;
        } catch (IOException failed) {
            throw new Unreached(why(failed, url, peers));
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private static Request made(ReadOnlyHTTPRequest request, HttpUrl url) {
        Request.Builder made = new Request.Builder().url(url).header("User-Agent", "Akashi");
        for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
            header.getValue().forEach(value -> made.header(header.getKey(), value));
        }
        String body = request.getBody();
        return body == null
                ? made.get().build()
                : made.post(RequestBody.create(body, null)).build();
    }

    private static HTTPResponse read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MOST_BYTES + 1)) {
            throw new Unreached(Message.of("openid.call.long"));
        }
        HTTPResponse read = new HTTPResponse(response.code());
        response.headers().toMultimap().forEach((name, values) -> read.setHeader(name, values.toArray(String[]::new)));
        read.setBody(source.readUtf8());
        return read;
    }

    private static Message why(IOException failed, HttpUrl url, PeerTrust peers) {
        String server = url.host() + ":" + url.port();
        Optional<Message> certificate = Shown.why(peers, url.host(), server);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (failed instanceof ConnectException) {
            return Message.of("openid.call.refused", server);
        }
        if (failed instanceof SSLException) {
            return Message.of("openid.call.tls", server);
        }
        return Message.of(
                failed instanceof InterruptedIOException ? "openid.call.silent" : "openid.call.broken", server);
    }

    /** Made for one call and thrown away: calls are rare, and a name is resolved anew for each. */
    private OkHttpClient client(PeerTrust peers, List<InetAddress> judged) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .dns(name -> judged)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(TIME)
                .connectTimeout(TIME)
                .readTimeout(TIME)
                .writeTimeout(TIME)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .sslSocketFactory(new NamedTls(peers.client().getSocketFactory()), peers.manager());
        if (pinned) {
            client.hostnameVerifier((host, session) -> peers.accepted());
        }
        return client.build();
    }
}
