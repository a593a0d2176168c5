package akashi.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The name constraints of one authority, applied to what lies below it (RFC 5280 4.2.1.10). Unlike the path validators
 * of Java it is applied to roots as well.
 */
final class ConstraintCheck {

    private static final Set<Integer> UNDERSTOOD = Set.of(
            GeneralName.rfc822Name,
            GeneralName.dNSName,
            GeneralName.directoryName,
            GeneralName.uniformResourceIdentifier,
            GeneralName.iPAddress);

    private final Optional<PKIXNameConstraintValidator> validator;
    private final boolean understood;

    private ConstraintCheck(Optional<NameConstraints> constraints) {
        this.understood = constraints.stream()
                .flatMap(ConstraintCheck::subtrees)
                .allMatch(subtree -> UNDERSTOOD.contains(subtree.getBase().getTagNo()));
        this.validator = constraints.filter(all -> understood).map(ConstraintCheck::validator);
    }

    static ConstraintCheck of(ParsedCertificate authority) {
        return new ConstraintCheck(
                ConstraintStructure.in(CertificateStructure.of(authority).getExtensions()));
    }

    /** Whether all constraints are of types that can be judged. */
    boolean understood() {
        return understood;
    }

    /** The names of a certificate that the authority may not issue for. */
    List<String> outside(ParsedCertificate certificate) {
        return validator.stream()
                .flatMap(check -> names(CertificateStructure.of(certificate))
                        .filter(name -> !permits(check, name))
                        .map(name -> shown(name, certificate)))
                .toList();
    }

    private static PKIXNameConstraintValidator validator(NameConstraints constraints) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        if (constraints.getPermittedSubtrees() != null) {
            validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        }
        if (constraints.getExcludedSubtrees() != null) {
            Arrays.stream(constraints.getExcludedSubtrees()).forEach(validator::addExcludedSubtree);
        }
        return validator;
    }

    private static boolean permits(PKIXNameConstraintValidator validator, GeneralName name) {
        try {
            validator.checkPermitted(name);
            validator.checkExcluded(name);
            return true;
        } catch (NameConstraintValidatorException outside) {
            return false;
        }
    }

    private static Stream<GeneralName> names(X509CertificateHolder certificate) {
        GeneralNames alternative =
                GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName);
        Stream<GeneralName> names = alternative == null ? Stream.empty() : Arrays.stream(alternative.getNames());
        boolean anonymous = certificate.getSubject().getRDNs().length == 0;
        Stream<GeneralName> subject = anonymous ? Stream.empty() : Stream.of(new GeneralName(certificate.getSubject()));
        return Stream.concat(names.filter(name -> UNDERSTOOD.contains(name.getTagNo())), subject);
    }

    private static String shown(GeneralName name, ParsedCertificate certificate) {
        return switch (name.getTagNo()) {
            case GeneralName.directoryName -> certificate.subject();
            case GeneralName.iPAddress ->
                Crypto.must(() -> SubjectNames.address(
                                ASN1OctetString.getInstance(name.getName()).getOctets())
                        .value());
            default -> name.getName().toString();
        };
    }

    private static Stream<GeneralSubtree> subtrees(NameConstraints constraints) {
        return Stream.of(constraints.getPermittedSubtrees(), constraints.getExcludedSubtrees())
                .filter(java.util.Objects::nonNull)
                .flatMap(Arrays::stream);
    }
}
