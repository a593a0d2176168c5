package akashi.pki;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The roots that this Java trusts, as a stand-in for what Windows, phones and browsers trust: the lists agree on nearly
 * every public authority, and each differs in a few.
 */
public final class PlatformRoots {

    private PlatformRoots() {}

    /** Whether a path of certificates, the leaf first, leads to one of them. */
    public static boolean end(List<ParsedCertificate> path, Instant instant) {
        return !ChainJudge.judge(path.get(0), path.subList(1, path.size()), Verifier.ofPaths(above(path), instant))
                .has(Problem.Kind.UNTRUSTED);
    }

    /** Those by whose name one of the certificates was issued: few, so that no judge has to try them all. */
    static List<ParsedCertificate> above(List<ParsedCertificate> certificates) {
        return certificates.stream()
                .map(ParsedCertificate::issuer)
                .distinct()
                .flatMap(issuer -> LazilyNamed.ROOTS.getOrDefault(issuer, List.of()).stream())
                .toList();
    }

    /** All of them, read once. */
    static List<X509Certificate> all() {
        return Lazy.ROOTS;
    }

    private static final class Lazy {
        static final List<X509Certificate> ROOTS = Crypto.must(PlatformRoots::roots);
    }

    private static final class LazilyNamed {
        static final Map<String, List<ParsedCertificate>> ROOTS = all().stream()
                .map(root -> Crypto.must(() -> CertificateReader.readOne(root.getEncoded())))
                .collect(Collectors.groupingBy(ParsedCertificate::subject));
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
