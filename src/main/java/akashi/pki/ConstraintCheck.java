package akashi.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    /** Types of name that are constrained in a way nobody here can judge: any such name is then outside. */
    private final Set<Integer> closed;

    private ConstraintCheck(Optional<NameConstraints> constraints) {
        this.validator = constraints.map(ConstraintCheck::validator);
        this.closed = constraints.stream()
                .flatMap(all -> Stream.of(all.getPermittedSubtrees(), all.getExcludedSubtrees()))
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .map(subtree -> subtree.getBase().getTagNo())
                .filter(type -> !UNDERSTOOD.contains(type))
                .collect(Collectors.toSet());
    }

    static ConstraintCheck of(ParsedCertificate authority) {
        return new ConstraintCheck(
                ConstraintStructure.in(CertificateStructure.of(authority).getExtensions()));
    }

    /** The names of a certificate that the authority may not issue for. */
    List<String> outside(ParsedCertificate certificate) {
        return validator.stream()
                .flatMap(check -> names(CertificateStructure.of(certificate))
                        .filter(name -> closed.contains(name.getTagNo()) || !permits(check, name))
                        .map(name -> shown(name, certificate)))
                .toList();
    }

    private static PKIXNameConstraintValidator validator(NameConstraints constraints) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        GeneralSubtree[] permitted = understood(constraints.getPermittedSubtrees());
        if (permitted.length > 0) {
            validator.intersectPermittedSubtree(permitted);
        }
        Arrays.stream(understood(constraints.getExcludedSubtrees())).forEach(validator::addExcludedSubtree);
        return validator;
    }

    private static GeneralSubtree[] understood(GeneralSubtree[] subtrees) {
        return subtrees == null
                ? new GeneralSubtree[0]
                : Arrays.stream(subtrees)
                        .filter(subtree -> UNDERSTOOD.contains(subtree.getBase().getTagNo()))
                        .toArray(GeneralSubtree[]::new);
    }

    private static boolean permits(PKIXNameConstraintValidator validator, GeneralName name) {
        if (!UNDERSTOOD.contains(name.getTagNo())) {
            return true;
        }
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
        return Stream.concat(names, subject);
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
}
