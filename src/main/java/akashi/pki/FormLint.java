package akashi.pki;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Checks of the outer form that RFC 5280 demands of every certificate, a server's or an authority's. Dates the wrong way
 * round and extensions that come twice need none: nothing that has them can be read.
 */
final class FormLint {

    private static final int VERSION_3 = 3;
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");
    private static final Set<ASN1ObjectIdentifier> CRITICAL = Set.of(
            Extension.basicConstraints, Extension.keyUsage, Extension.nameConstraints, Extension.policyConstraints);
    private static final Set<ASN1ObjectIdentifier> NEVER_CRITICAL = Set.of(
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.authorityInfoAccess,
            Extension.subjectInfoAccess,
            Extension.freshestCRL,
            Extension.issuerAlternativeName);

    private FormLint() {}

    static Stream<Finding> version(ParsedCertificate certificate) {
        boolean third = CertificateStructure.of(certificate).getVersionNumber() == VERSION_3;
        return refuse(!third, "version", "RFC 5280 4.1.2.1");
    }

    static Stream<Finding> algorithms(ParsedCertificate certificate) {
        X509CertificateHolder holder = CertificateStructure.of(certificate);
        boolean same = holder.getSignatureAlgorithm()
                .equals(holder.toASN1Structure().getTBSCertificate().getSignature());
        return refuse(!same, "algorithms-differ", "RFC 5280 4.1.1.2");
    }

    static Stream<Finding> serial(ParsedCertificate certificate) {
        return UseLint.serial(certificate);
    }

    /** Dates up to 2049 are written with two digits of the year, later ones with four; both to the second, in UTC. */
    static Stream<Finding> dates(ParsedCertificate certificate) {
        TBSCertificate content =
                CertificateStructure.of(certificate).toASN1Structure().getTBSCertificate();
        boolean formed = Stream.of(content.getStartDate(), content.getEndDate()).allMatch(FormLint::wellFormed);
        return refuse(!formed, "dates-form", "RFC 5280 4.1.2.5");
    }

    private static boolean wellFormed(Time time) {
        boolean twoDigits = time.toASN1Primitive() instanceof ASN1UTCTime;
        boolean before2050 = time.getDate().toInstant().isBefore(YEAR_2050);
        return twoDigits == before2050;
    }

    static Stream<Finding> critical(ParsedCertificate certificate) {
        X509CertificateHolder holder = CertificateStructure.of(certificate);
        List<?> ids = holder.getExtensionOIDs();
        return ids.stream()
                .map(ASN1ObjectIdentifier.class::cast)
                .filter(id -> wrong(holder.getExtension(id)))
                .map(id -> Finding.refusal("critical-wrong", "RFC 5280 4.2", id.getId()));
    }

    private static boolean wrong(Extension extension) {
        return extension.isCritical()
                ? NEVER_CRITICAL.contains(extension.getExtnId())
                : CRITICAL.contains(extension.getExtnId());
    }

    static Stream<Finding> refuse(boolean found, String code, String source, Object... args) {
        return found ? Stream.of(Finding.refusal(code, source, args)) : Stream.empty();
    }
}
