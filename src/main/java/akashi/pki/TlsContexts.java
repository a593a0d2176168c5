package akashi.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS as a server with a certificate, or as a client that trusts given roots and nothing else. */
public final class TlsContexts {

    private TlsContexts() {}

    /** A server that shows the leaf and what lies between it and the root. */
    public static SSLContext server(PrivateKeyBytes key, ParsedCertificate leaf, AuthorityChain chain) {
        return server(key, leaf, chain.intermediates());
    }

    /** A server that shows the leaf and these. */
    static SSLContext server(PrivateKeyBytes key, ParsedCertificate leaf, List<ParsedCertificate> sent) {
        return Crypto.must(() -> {
            KeyStore store = empty();
            Certificate[] shown = Stream.concat(Stream.of(leaf), sent.stream())
                    .map(TlsContexts::jca)
                    .toArray(Certificate[]::new);
            char[] password = new char[0];
            store.setKeyEntry("server", key.jca(), password, shown);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        });
    }

    /** A client that trusts these roots alone. Whoever uses it asks for the check of the name itself. */
    public static SSLContext client(List<ParsedCertificate> roots) {
        return Crypto.must(() -> {
            KeyStore store = empty();
            for (ParsedCertificate root : roots) {
                store.setCertificateEntry(root.sha256(), jca(root));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        });
    }

    private static KeyStore empty() throws GeneralSecurityException, java.io.IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static Certificate jca(ParsedCertificate certificate) {
        return Crypto.must(() -> CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der().toArray())));
    }
}
