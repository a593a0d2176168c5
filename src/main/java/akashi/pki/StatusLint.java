package akashi.pki;

import java.net.URI;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extensions;

/** Checks of the addresses at which verifiers ask about the certificate. */
final class StatusLint {

    private StatusLint() {}

    /** A list or an answer is signed by itself; over HTTPS a verifier would need what it is only asking for. */
    static Stream<Finding> plainHttp(LintSubject subject) {
        return subject.certificate().statusAddresses().stream()
                .filter(address -> !isHttp(address))
                .map(address -> Finding.refusal("status-address", "Baseline Requirements 7.1.2.11", address));
    }

    /** A point without an address, by which no verifier finds a list. */
    static Stream<Finding> listNamed(LintSubject subject) {
        CRLDistPoint lists = CRLDistPoint.fromExtensions(extensions(subject.certificate()));
        boolean nameless = lists != null
                && Stream.of(lists.getDistributionPoints())
                        .anyMatch(point -> point.getDistributionPoint() == null || point.getReasons() != null);
        return FormLint.refuse(nameless, "list-nameless", "RFC 5280 4.2.1.13");
    }

    private static boolean isHttp(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Extensions extensions(ParsedCertificate certificate) {
        return CertificateStructure.of(certificate).getExtensions();
    }
}
