package akashi.pki;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** What a verifier asks of every certificate on the path, the root included. */
final class PathChecks {

    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.nameConstraints.getId(),
            Extension.certificatePolicies.getId(),
            Extension.policyMappings.getId(),
            Extension.policyConstraints.getId(),
            Extension.inhibitAnyPolicy.getId(),
            Extension.cRLDistributionPoints.getId());

    private PathChecks() {}

    static Stream<Problem> trusted(PathSubject subject) {
        ParsedCertificate last = subject.last();
        return subject.trusted()
                ? Stream.empty()
                : Stream.of(Problem.of(Problem.Kind.UNTRUSTED, last.title(), last.issuer()));
    }

    static Stream<Problem> inTime(PathSubject subject) {
        return subject.path().stream()
                .filter(certificate -> !certificate.validity().contains(subject.instant()))
                .map(certificate ->
                        subject.instant().isBefore(certificate.validity().notBefore())
                                ? Problem.of(
                                        Problem.Kind.NOT_YET_VALID,
                                        certificate.title(),
                                        certificate.validity().notBefore())
                                : Problem.of(
                                        Problem.Kind.EXPIRED,
                                        certificate.title(),
                                        certificate.validity().notAfter()));
    }

    static Stream<Problem> issuersAreAuthorities(PathSubject subject) {
        return subject.authorities().stream()
                .filter(authority -> !authority.isCa())
                .map(authority -> Problem.of(Problem.Kind.ISSUER_NOT_AUTHORITY, authority.title()));
    }

    static Stream<Problem> issuersMaySign(PathSubject subject) {
        return subject.authorities().stream()
                .filter(authority ->
                        limitsKeyUse(authority) && !authority.keyUsage().contains(KeyUse.KEY_CERT_SIGN))
                .map(authority -> Problem.of(Problem.Kind.ISSUER_MAY_NOT_SIGN, authority.title()));
    }

    /** Authorities that issued themselves anew do not count (RFC 5280 4.2.1.9). */
    static Stream<Problem> pathLength(PathSubject subject) {
        List<ParsedCertificate> path = subject.path();
        return IntStream.range(1, path.size())
                .filter(i -> path.get(i).pathLen().isPresent()
                        && path.subList(1, i).stream()
                                        .filter(below -> !CertificateStructure.selfIssued(below))
                                        .count()
                                > path.get(i).pathLen().getAsInt())
                .mapToObj(
                        i -> Problem.of(Problem.Kind.PATH_TOO_LONG, path.get(i).title()));
    }

    static Stream<Problem> constraints(PathSubject subject) {
        List<ParsedCertificate> path = subject.path();
        return IntStream.range(1, path.size()).boxed().flatMap(i -> {
            ParsedCertificate authority = path.get(i);
            ConstraintCheck check = ConstraintCheck.of(authority);
            return IntStream.range(0, i)
                    .filter(below -> below == 0 || !CertificateStructure.selfIssued(path.get(below)))
                    .boxed()
                    .flatMap(below -> check.outside(path.get(below)).stream())
                    .map(name -> Problem.of(Problem.Kind.OUTSIDE_CONSTRAINTS, name, authority.title()));
        });
    }

    static Stream<Problem> criticalDemands(PathSubject subject) {
        return subject.path().stream()
                .flatMap(certificate -> unknown(certificate)
                        .map(id -> Problem.of(Problem.Kind.UNKNOWN_CRITICAL, certificate.title(), id)));
    }

    static Stream<Problem> policies(PathSubject subject) {
        return PolicyWalk.refusing(subject.path(), subject.verifier().policies()).stream()
                .map(certificate -> Problem.of(Problem.Kind.NO_POLICY, certificate.title()));
    }

    static Stream<Problem> keys(PathSubject subject) {
        return subject.path().stream()
                .filter(certificate -> !certificate.key().strong())
                .map(certificate -> Problem.of(
                        Problem.Kind.WEAK_KEY,
                        certificate.title(),
                        certificate.key().toString()));
    }

    /** The signature of a trusted root on itself proves nothing and is not judged. */
    static Stream<Problem> signatures(PathSubject subject) {
        return subject.path().stream()
                .filter(certificate ->
                        !certificate.selfSigned() && AlgorithmNames.isWeakSignature(certificate.signatureAlgorithm()))
                .map(certificate ->
                        Problem.of(Problem.Kind.WEAK_SIGNATURE, certificate.title(), certificate.signatureAlgorithm()));
    }

    static Stream<Problem> serials(PathSubject subject) {
        return subject.path().stream()
                .filter(certificate -> !wellFormed(new BigInteger(certificate.serial(), 16)))
                .map(certificate -> Problem.of(Problem.Kind.SERIAL, certificate.title()));
    }

    /** A key usage without a single bit allows nothing, while none at all allows everything. */
    private static boolean limitsKeyUse(ParsedCertificate authority) {
        return CertificateStructure.of(authority).getExtension(Extension.keyUsage) != null;
    }

    private static boolean wellFormed(BigInteger serial) {
        return serial.signum() > 0 && serial.toByteArray().length <= 20;
    }

    static Stream<String> unknown(ParsedCertificate certificate) {
        Extensions extensions = CertificateStructure.of(certificate).getExtensions();
        return extensions == null
                ? Stream.empty()
                : Stream.of(extensions.getCriticalExtensionOIDs())
                        .map(Object::toString)
                        .filter(id -> !UNDERSTOOD.contains(id));
    }
}
