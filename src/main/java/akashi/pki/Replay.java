package akashi.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * What a client says of a server's certificate, found out by letting Java's own TLS be that client, at any instant. It
 * trusts the roots of the verifier and those of the platform, as every client does. Nothing leaves the memory.
 */
public final class Replay {

    private Replay() {}

    /**
     * How it ended.
     *
     * @param handshake whether both sides spoke TLS; otherwise only the client's check of the path was done
     * @param agreed protocol and cipher, where a handshake came to its end
     * @param raw the client's own words where it refuses; empty where it accepts
     * @param server what the server hears of that
     */
    public record Ending(boolean handshake, Optional<String> agreed, Optional<String> raw, Optional<String> server) {

        /** Whether the client accepts the server. */
        public boolean accepted() {
            return raw.isEmpty();
        }
    }

    /** A handshake from beginning to end between two engines. */
    public static Ending handshake(
            PrivateKeyBytes key, ParsedCertificate leaf, AuthorityChain chain, Verifier verifier) {
        SSLEngine server = TlsContexts.server(key, leaf, chain).createSSLEngine();
        server.setUseClientMode(false);
        return new Handshake(client(verifier), server).play();
    }

    private static SSLEngine client(Verifier verifier) {
        return client(verifier, trust(verifier));
    }

    static SSLEngine client(Verifier verifier, TrustManager[] trust) {
        return Crypto.must(() -> {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            String name = verifier.server().orElseThrow().text();
            SSLEngine client = context.createSSLEngine(name, 443);
            client.setUseClientMode(true);
            SSLParameters parameters = client.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            client.setSSLParameters(parameters);
            return client;
        });
    }

    /** The client's check of the path alone, where the server's key is not here; the name is checked with it. */
    public static Ending validation(ParsedCertificate leaf, List<ParsedCertificate> sent, Verifier verifier) {
        Optional<String> raw = refusal(leaf, sent, verifier)
                .or(() ->
                        verifier.server().filter(name -> !name.coveredBy(leaf)).map(Replay::otherName));
        return new Ending(false, Optional.empty(), raw, Optional.empty());
    }

    /** As Java says it where the handshake itself finds out. */
    private static String otherName(ServerName name) {
        return name instanceof ServerName.Dns
                ? "No subject alternative DNS name matching " + name.text() + " found."
                : "No subject alternative names matching IP address " + name.text() + " found";
    }

    private static Optional<String> refusal(ParsedCertificate leaf, List<ParsedCertificate> sent, Verifier verifier) {
        X509TrustManager trust = Stream.of(trust(verifier))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        X509Certificate[] shown =
                Stream.concat(Stream.of(leaf), sent.stream()).map(Replay::jca).toArray(X509Certificate[]::new);
        try {
            trust.checkServerTrusted(shown, "UNKNOWN");
            return Optional.empty();
        } catch (CertificateException refused) {
            return Optional.of(told(refused));
        }
    }

    static TrustManager[] trust(Verifier verifier) {
        return Crypto.must(() -> {
            Set<TrustAnchor> anchors = Stream.concat(
                            verifier.roots().stream().map(Replay::jca), PlatformRoots.all().stream())
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
            parameters.setRevocationEnabled(verifier.lists().isPresent());
            if (verifier.lists().isPresent()) {
                parameters.addCertStore(CertStore.getInstance(
                        "Collection",
                        new CollectionCertStoreParameters(verifier.lists().get().lists())));
            }
            parameters.setDate(Date.from(verifier.instant()));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return factory.getTrustManagers();
        });
    }

    private static X509Certificate jca(ParsedCertificate certificate) {
        return Crypto.must(() -> x509(certificate));
    }

    private static X509Certificate x509(ParsedCertificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der().toArray()));
    }

    /** Every message of a failure and its causes, each once. */
    static String told(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && all.indexOf(message) < 0) {
                all.append(all.isEmpty() ? "" : "\n")
                        .append(cause.getClass().getSimpleName())
                        .append(": ")
                        .append(message);
            }
        }
        return all.toString();
    }

    /** An answer for a handshake that failed. */
    static Ending refused(SSLException client, Optional<SSLException> server) {
        return new Ending(true, Optional.empty(), Optional.of(told(client)), server.map(Replay::told));
    }
}
