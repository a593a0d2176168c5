package akashi.pki;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whom the portal trusts when it is the client of another server: a chain to given roots with the right name, or exactly
 * a certificate whose SHA-256 somebody compared. It remembers what the other side showed, so that a refusal can say what
 * there is to compare. One for each conversation.
 */
public final class PeerTrust {

    private final Asked asked;

    private PeerTrust(Asked asked) {
        this.asked = asked;
    }

    /**
     * Trust in these alone; nothing at all is trusted where both are empty.
     *
     * @param pins SHA-256 of certificates in lower-case hex
     */
    public static PeerTrust of(List<ParsedCertificate> roots, Set<String> pins) {
        return new PeerTrust(new Asked(roots.isEmpty() ? Optional.empty() : Optional.of(byRoots(roots)), pins));
    }

    /** Trust in the CAs that this computer's Java trusts. */
    public static PeerTrust system() {
        return new PeerTrust(new Asked(Optional.of(Crypto.must(() -> manager(null))), Set.of()));
    }

    private static X509ExtendedTrustManager byRoots(List<ParsedCertificate> roots) {
        return Crypto.must(() -> {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (ParsedCertificate root : roots) {
                store.setCertificateEntry(root.sha256(), TlsContexts.jca(root));
            }
            return manager(store);
        });
    }

    /** By the certificates of a store; without one, by those of Java. */
    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    /** The same for a client that wants to be told besides. */
    public X509TrustManager manager() {
        return asked;
    }

    /** A client that trusts so, and asks for the check of the name where it checks chains. */
    public SSLContext client() {
        return Crypto.must(() -> {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {asked}, null);
            return context;
        });
    }

    /** The certificate that the other side showed last, trusted or not. */
    public Optional<ParsedCertificate> shown() {
        return Optional.ofNullable(asked.shown);
    }

    /** Whether a CA vouches for what was shown last, and only its names do not fit. */
    public boolean otherName() {
        return asked.otherName;
    }

    /** Whether the other side was trusted at least once. */
    public boolean accepted() {
        return asked.accepted;
    }

    private static final class Asked extends X509ExtendedTrustManager {
        private final Optional<X509ExtendedTrustManager> roots;
        private final Set<String> pins;
        private volatile ParsedCertificate shown;
        private volatile boolean accepted;
        private volatile boolean otherName;

        Asked(Optional<X509ExtendedTrustManager> roots, Set<String> pins) {
            this.roots = roots;
            this.pins = Set.copyOf(pins);
        }

        /** Whether it is a compared certificate; remembers it. */
        private boolean pinned(X509Certificate[] chain) throws CertificateException {
            shown = CertificateReader.readOne(chain[0].getEncoded());
            return pins.contains(shown.sha256());
        }

        /** Asked only of what was refused already, to say why. */
        private boolean vouchedFor(X509Certificate[] chain, String type) {
            try {
                byRoots().checkServerTrusted(chain, type);
                return true;
            } catch (CertificateException untrusted) {
                return false;
            }
        }

        private X509ExtendedTrustManager byRoots() throws CertificateException {
            return roots.orElseThrow(() -> new CertificateException("no CA certificate and no pin"));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            if (!pinned(chain)) {
                try {
                    byRoots().checkServerTrusted(chain, type, engine);
                } catch (CertificateException refused) {
                    otherName = roots.isPresent() && vouchedFor(chain, type);
                    throw refused;
                }
            }
            accepted = true;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            if (!pinned(chain)) {
                try {
                    byRoots().checkServerTrusted(chain, type, socket);
                } catch (CertificateException refused) {
                    otherName = roots.isPresent() && vouchedFor(chain, type);
                    throw refused;
                }
            }
            accepted = true;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("the name cannot be checked");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
