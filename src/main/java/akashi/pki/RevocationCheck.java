package akashi.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks the platform's own validator about revocation lists only: everything else is judged better elsewhere in this
 * package. No network is used. What it cannot decide, for whatever reason, is told as not known.
 */
final class RevocationCheck {

    private RevocationCheck() {}

    static Stream<Problem> notRevoked(PathSubject subject) {
        if (!subject.trusted() || subject.path().size() < 2) {
            return Stream.empty();
        }
        return subject.verifier().lists().stream().flatMap(known -> judged(subject, known));
    }

    private static Stream<Problem> judged(PathSubject subject, KnownLists known) {
        List<ParsedCertificate> below = subject.path().subList(0, subject.path().size() - 1);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            CertPath path = factory.generateCertPath(jca(factory, below));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(jca(factory, subject.last()), null)));
            parameters.setRevocationEnabled(true);
            parameters.setDate(Date.from(subject.instant()));
            List<Object> store = new ArrayList<>(known.lists());
            store.addAll(jca(factory, subject.intermediates()));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(store)));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Stream.empty();
        } catch (CertPathValidatorException refused) {
            ParsedCertificate at = refused.getIndex() < 0 ? subject.leaf() : below.get(refused.getIndex());
            Problem.Kind kind = refused.getReason() == BasicReason.REVOKED
                    ? Problem.Kind.REVOKED
                    : Problem.Kind.REVOCATION_NOT_KNOWN;
            return Stream.of(Problem.of(kind, at.title()));
        } catch (GeneralSecurityException | UnsupportedOperationException unreadable) {
            return Stream.of(
                    Problem.of(Problem.Kind.REVOCATION_NOT_KNOWN, subject.leaf().title()));
        }
    }

    private static List<X509Certificate> jca(CertificateFactory factory, List<ParsedCertificate> certificates)
            throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (ParsedCertificate certificate : certificates) {
            all.add(jca(factory, certificate));
        }
        return all;
    }

    private static X509Certificate jca(CertificateFactory factory, ParsedCertificate certificate)
            throws GeneralSecurityException {
        return (X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(certificate.der().toArray()));
    }
}
