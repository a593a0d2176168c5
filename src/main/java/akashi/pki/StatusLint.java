package akashi.pki;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Checks of the addresses at which verifiers ask about the certificate. */
final class StatusLint {

    private StatusLint() {}

    /** A list or an answer is signed by itself; over HTTPS a verifier would need what it is only asking for. */
    static Stream<Finding> plainHttp(LintSubject subject) {
        return addresses(subject.certificate())
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

    private static Stream<String> addresses(ParsedCertificate certificate) {
        Extensions extensions = extensions(certificate);
        List<GeneralName> names = new ArrayList<>();
        CRLDistPoint lists = CRLDistPoint.fromExtensions(extensions);
        if (lists != null) {
            for (DistributionPoint point : lists.getDistributionPoints()) {
                if (point.getDistributionPoint() != null
                        && point.getDistributionPoint().getName() instanceof GeneralNames named) {
                    names.addAll(List.of(named.getNames()));
                }
            }
        }
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(extensions);
        if (access != null) {
            Stream.of(access.getAccessDescriptions())
                    .map(AccessDescription::getAccessLocation)
                    .forEach(names::add);
        }
        return names.stream().map(StatusLint::text);
    }

    private static String text(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? ASN1IA5String.getInstance(name.getName()).getString()
                : name.toString();
    }

    private static Extensions extensions(ParsedCertificate certificate) {
        return CertificateStructure.of(certificate).getExtensions();
    }
}
