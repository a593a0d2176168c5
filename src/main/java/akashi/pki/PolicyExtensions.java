package akashi.pki;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What one certificate says of policies (RFC 5280 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14), by dotted numbers. A count that
 * is not given is so high that it never limits.
 *
 * @param mappings for each policy of the issuer those of the subject that stand for it
 */
record PolicyExtensions(
        Set<String> policies,
        Map<String, Set<String>> mappings,
        int requireExplicit,
        int inhibitMapping,
        int inhibitAny,
        boolean selfIssued) {

    private static final int NEVER = Integer.MAX_VALUE;

    static PolicyExtensions of(ParsedCertificate certificate) {
        return of(CertificateStructure.of(certificate));
    }

    static PolicyExtensions of(X509CertificateHolder certificate) {
        Optional<PolicyConstraints> constraints =
                value(certificate, Extension.policyConstraints).map(PolicyConstraints::getInstance);
        return new PolicyExtensions(
                policies(certificate),
                mappings(certificate),
                count(constraints.map(PolicyConstraints::getRequireExplicitPolicyMapping)),
                count(constraints.map(PolicyConstraints::getInhibitPolicyMapping)),
                count(value(certificate, Extension.inhibitAnyPolicy)
                        .map(ASN1Integer::getInstance)
                        .map(ASN1Integer::getValue)),
                certificate.getSubject().equals(certificate.getIssuer()));
    }

    /** Whether anyPolicy is mapped, which nobody may (RFC 5280 6.1.4 a). */
    boolean mapsAny() {
        return mappings.containsKey(PolicyWalk.ANY)
                || mappings.values().stream().anyMatch(to -> to.contains(PolicyWalk.ANY));
    }

    private static Set<String> policies(X509CertificateHolder certificate) {
        return value(certificate, Extension.certificatePolicies)
                .map(CertificatePolicies::getInstance)
                .map(all -> Arrays.stream(all.getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .map(ASN1ObjectIdentifier::getId)
                        .collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    private static Map<String, Set<String>> mappings(X509CertificateHolder certificate) {
        Map<String, Set<String>> mappings = new HashMap<>();
        value(certificate, Extension.policyMappings)
                .map(ASN1Sequence::getInstance)
                .ifPresent(all -> all.forEach(each -> {
                    ASN1Sequence pair = ASN1Sequence.getInstance(each);
                    mappings.computeIfAbsent(policy(pair, 0), first -> new HashSet<>())
                            .add(policy(pair, 1));
                }));
        return mappings;
    }

    private static String policy(ASN1Sequence pair, int index) {
        return ASN1ObjectIdentifier.getInstance(pair.getObjectAt(index)).getId();
    }

    private static Optional<ASN1Encodable> value(X509CertificateHolder certificate, ASN1ObjectIdentifier id) {
        Extensions extensions = certificate.getExtensions();
        return Optional.ofNullable(extensions).map(all -> all.getExtensionParsedValue(id));
    }

    private static int count(Optional<BigInteger> given) {
        return given.map(count -> count.signum() < 0
                        ? 0
                        : count.min(BigInteger.valueOf(NEVER)).intValue())
                .orElse(NEVER);
    }
}
