package akashi.vms;

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

/** A CA and what it vouches for: a certificate for localhost, valid by the clock of this computer, as TLS asks. */
final class Vouched {

    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes SERVER = PrivateKeyBytes.generate(KeyKind.RSA_2048);

    final ParsedCertificate root;
    final ParsedCertificate leaf;

    Vouched() {
        Instant real = Instant.ofEpochMilli(System.currentTimeMillis());
        Validity days = new Validity(real.minus(Duration.ofDays(1)), real.plus(Duration.ofDays(9)));
        root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of("VMS Root"), days, NameConstraints.NONE), KEY, Randoms.serial());
        LeafRequest request = new LeafRequest(
                "localhost", List.of(new HostName("localhost")), List.of(), days, SERVER.publicKey(), false);
        leaf = LeafCertificates.prepare(AuthorityChain.of(root), request, Randoms.serial())
                .sign(KEY);
    }

    SSLContext server() {
        return TlsContexts.server(SERVER, leaf, AuthorityChain.of(root));
    }
}
