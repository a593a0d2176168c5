package akashi.pki;

import akashi.core.wire.Flight;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A handshake of the lab: Java's own TLS on both sides, joined in memory, and everything that went from one to the other.
 * The client is as strict as browsers are: a certificate without DNS names is refused, whatever its subject says.
 */
public final class LabHandshake {

    private LabHandshake() {}

    /**
     * What came of it.
     *
     * @param flights what went over the wire, in its order
     */
    public record Played(Replay.Ending ending, List<Flight> flights) {}

    /**
     * Plays it.
     *
     * @param sent the certificates between leaf and root that the server shows
     * @param protocol as Java calls it: {@code TLSv1.2}
     */
    public static Played play(LabServer server, List<ParsedCertificate> sent, Verifier verifier, String protocol) {
        List<Flight> flights = new ArrayList<>();
        SSLEngine shows = TlsContexts.server(server.key(), server.leaf(), sent).createSSLEngine();
        shows.setUseClientMode(false);
        SSLEngine checks = Replay.client(verifier, strict(Replay.trust(verifier)));
        Stream.of(shows, checks).forEach(engine -> engine.setEnabledProtocols(new String[] {protocol}));
        Replay.Ending ending = new Handshake(checks, shows, flights::add).play();
        return new Played(ending, List.copyOf(flights));
    }

    private static TrustManager[] strict(TrustManager[] managers) {
        return Stream.of(managers)
                .map(manager -> manager instanceof X509ExtendedTrustManager trust ? new ByNames(trust) : manager)
                .toArray(TrustManager[]::new);
    }

    /** Asks for DNS names first, then as Java does. */
    private static final class ByNames extends Forwarding {
        private static final int DNS = 2;

        ByNames(X509ExtendedTrustManager trust) {
            super(trust);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            super.checkServerTrusted(chain, type, engine);
            if (!named(chain[0])) {
                throw new CertificateException("No subject alternative names present");
            }
        }

        private static boolean named(X509Certificate leaf) throws CertificateParsingException {
            return Optional.ofNullable(leaf.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .anyMatch(name -> name.get(0).equals(DNS));
        }
    }
}
