package akashi.directory;

import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.pki.TlsContexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The CA of a domain and the certificate of one of its servers, valid by the clock of this computer, as TLS asks. */
public final class Vouched {

    private final PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.EC_P256);
    private final PrivateKeyBytes server = PrivateKeyBytes.generate(KeyKind.EC_P256);
    final ParsedCertificate root;
    final ParsedCertificate leaf;

    private Vouched(String host) {
        Instant real = Instant.ofEpochMilli(System.currentTimeMillis());
        Validity days = new Validity(real.minus(Duration.ofDays(1)), real.plus(Duration.ofDays(9)));
        root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of("Harbour Domain CA"), days, NameConstraints.NONE),
                key,
                Randoms.serial());
        LeafRequest request =
                new LeafRequest(host, List.of(new HostName(host)), List.of(), days, server.publicKey(), false);
        leaf = LeafCertificates.prepare(AuthorityChain.of(root), request, Randoms.serial())
                .sign(key);
    }

    public static Vouched forHost(String host) {
        return new Vouched(host);
    }

    public ParsedCertificate root() {
        return root;
    }

    public ParsedCertificate leaf() {
        return leaf;
    }

    public SSLContext server() {
        return TlsContexts.server(server, leaf, AuthorityChain.of(root));
    }
}
