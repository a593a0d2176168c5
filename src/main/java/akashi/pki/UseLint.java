package akashi.pki;

import java.math.BigInteger;
import java.util.stream.Stream;

/** Checks of key, use, signature and serial number in a certificate about to be issued. */
final class UseLint {

    private static final int MOST_SERIAL_OCTETS = 20;
    /** 64 random bits begin with sixteen zeros once in 65,536 times. */
    private static final int LEAST_SERIAL_BITS = 48;

    private static final String ANY_USE = "2.5.29.37.0";

    private UseLint() {}

    static Stream<Finding> serverAuth(LintSubject subject) {
        boolean listed = !subject.certificate().extendedKeyUsage().isEmpty()
                && subject.certificate().allowsServers();
        return refuse(!listed, "no-server-auth", "RFC 5280 4.2.1.12");
    }

    static Stream<Finding> noAuthority(LintSubject subject) {
        ParsedCertificate certificate = subject.certificate();
        return refuse(
                certificate.isCa() || certificate.keyUsage().contains(KeyUse.KEY_CERT_SIGN),
                "leaf-is-authority",
                "RFC 5280 4.2.1.9");
    }

    static Stream<Finding> keyUsage(LintSubject subject) {
        return refuse(
                !subject.certificate().keyUsage().contains(KeyUse.DIGITAL_SIGNATURE),
                "no-digital-signature",
                "RFC 5280 4.2.1.3");
    }

    static Stream<Finding> notEveryUse(LintSubject subject) {
        return refuse(
                subject.certificate().extendedKeyUsage().contains(ANY_USE),
                "every-use",
                "Baseline Requirements 7.1.2.7.10");
    }

    static Stream<Finding> signatureHash(ParsedCertificate certificate) {
        String algorithm = certificate.signatureAlgorithm();
        return refuse(AlgorithmNames.isWeakSignature(algorithm), "weak-signature", "RFC 9155 2", algorithm);
    }

    static Stream<Finding> serial(ParsedCertificate certificate) {
        BigInteger serial = new BigInteger(certificate.serial(), 16);
        boolean fits = serial.signum() > 0 && serial.toByteArray().length <= MOST_SERIAL_OCTETS;
        return refuse(!fits, "serial", "RFC 5280 4.1.2.2");
    }

    /** Nobody sees how a number was drawn, but a short one cannot hold 64 random bits. */
    static Stream<Finding> entropy(LintSubject subject) {
        int bits = new BigInteger(subject.certificate().serial(), 16).bitLength();
        return refuse(bits < LEAST_SERIAL_BITS, "serial-short", "Baseline Requirements 7.1", MOST_SERIAL_OCTETS);
    }

    static Stream<Finding> issuer(LintSubject subject) {
        boolean same = CertificateStructure.of(subject.certificate())
                .getIssuer()
                .equals(CertificateStructure.of(subject.authority().issuing()).getSubject());
        return refuse(!same, "issuer-differs", "RFC 5280 6.1.3");
    }

    static Stream<Finding> keyIds(LintSubject subject) {
        ParsedCertificate issuing = subject.authority().issuing();
        boolean fits = subject.certificate().subjectKeyId().isPresent()
                && issuing.subjectKeyId().equals(subject.certificate().authorityKeyId());
        // An authority from elsewhere may carry no identifier to point at.
        return refuse(issuing.subjectKeyId().isPresent() && !fits, "key-ids", "RFC 5280 4.2.1.1");
    }

    private static Stream<Finding> refuse(boolean found, String code, String source, Object... args) {
        return found ? Stream.of(Finding.refusal(code, source, args)) : Stream.empty();
    }
}
