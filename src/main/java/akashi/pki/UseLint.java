package akashi.pki;

import java.math.BigInteger;
import java.util.stream.Stream;

/** Checks of key, use, signature and serial number in a certificate about to be issued. */
final class UseLint {

    private static final int MOST_SERIAL_OCTETS = 20;

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

    static Stream<Finding> keyStrength(LintSubject subject) {
        String key = subject.certificate().key().toString();
        return refuse(!subject.certificate().key().strong(), "weak-key", "NIST SP 800-57 1", key);
    }

    static Stream<Finding> signatureHash(LintSubject subject) {
        String algorithm = subject.certificate().signatureAlgorithm();
        return refuse(AlgorithmNames.isWeakSignature(algorithm), "weak-signature", "RFC 9155 2", algorithm);
    }

    static Stream<Finding> serial(LintSubject subject) {
        BigInteger serial = new BigInteger(subject.certificate().serial(), 16);
        boolean fits = serial.signum() > 0 && serial.toByteArray().length <= MOST_SERIAL_OCTETS;
        return refuse(!fits, "serial", "RFC 5280 4.1.2.2");
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
