package akashi.pki;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The roots that this Java trusts, as a stand-in for what Windows, phones and browsers trust: the lists agree on nearly
 * every public authority, and each differs in a few.
 */
public final class PlatformRoots {

    private PlatformRoots() {}

    /** Whether the certificate is one of them, or one of them signed it. */
    public static boolean know(ParsedCertificate top) {
        return Crypto.must(() -> roots().stream()
                .map(root -> Crypto.must(() -> CertificateReader.readOne(root.getEncoded())))
                .filter(root ->
                        root.subject().equals(top.subject()) || root.subject().equals(top.issuer()))
                .anyMatch(root -> root.sha256().equals(top.sha256()) || root.issued(top)));
    }

    /** All of them, read once. */
    static List<X509Certificate> all() {
        return Lazy.ROOTS;
    }

    private static final class Lazy {
        static final List<X509Certificate> ROOTS = Crypto.must(PlatformRoots::roots);
    }

    private static List<X509Certificate> roots() throws java.security.GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map((TrustManager manager) -> (X509TrustManager) manager)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toList();
    }
}
