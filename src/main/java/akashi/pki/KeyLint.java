package akashi.pki;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Checks of the key in a certificate about to be issued, and of what it is allowed to do. */
final class KeyLint {

    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MOST_EXPONENT_BITS = 256;
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private KeyLint() {}

    static Stream<Finding> strength(ParsedCertificate certificate) {
        return FormLint.refuse(
                !certificate.key().strong(),
                "weak-key",
                "NIST SP 800-57 1, Baseline Requirements 6.1.5",
                certificate.key().toString());
    }

    /** Exponents that are even or small have been broken; larger ones than 256 bits Windows does not take. */
    static Stream<Finding> exponent(ParsedCertificate certificate) {
        if (!"RSA".equals(certificate.key().algorithm())) {
            return Stream.empty();
        }
        RSAPublicKey key = Crypto.must(
                () -> RSAPublicKey.getInstance(structure(certificate).parsePublicKey()));
        BigInteger exponent = key.getPublicExponent();
        boolean sound = exponent.testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= MOST_EXPONENT_BITS
                && key.getModulus().bitLength() % Byte.SIZE == 0;
        return FormLint.refuse(!sound, "rsa-parameters", "Baseline Requirements 6.1.6");
    }

    static Stream<Finding> curve(ParsedCertificate certificate) {
        boolean other = certificate.key().isElliptic()
                && !CURVES.contains(structure(certificate).getAlgorithm().getParameters());
        return FormLint.refuse(other, "curve", "Baseline Requirements 6.1.5");
    }

    /** An RSA key may encrypt a session key for old suites; an EC key may not, nor may an RSA key agree on one. */
    static Stream<Finding> uses(LintSubject subject) {
        ParsedCertificate certificate = subject.certificate();
        Set<KeyUse> forbidden = certificate.key().isElliptic()
                ? EnumSet.of(KeyUse.KEY_ENCIPHERMENT, KeyUse.DATA_ENCIPHERMENT)
                : EnumSet.of(KeyUse.KEY_AGREEMENT);
        forbidden.retainAll(certificate.keyUsage());
        return FormLint.refuse(
                !forbidden.isEmpty(),
                "use-not-of-key",
                "RFC 8813 3, RFC 3279 2.3.1",
                certificate.key().algorithm());
    }

    static Stream<Finding> unconfirmed(LintSubject subject) {
        boolean elliptic = X9ObjectIdentifiers.id_ecPublicKey.equals(
                structure(subject.certificate()).getAlgorithm().getAlgorithm());
        return elliptic ? Stream.of(Finding.warning("ec-unconfirmed", "Akashi")) : Stream.empty();
    }

    private static SubjectPublicKeyInfo structure(ParsedCertificate certificate) {
        return CertificateStructure.of(certificate).getSubjectPublicKeyInfo();
    }
}
