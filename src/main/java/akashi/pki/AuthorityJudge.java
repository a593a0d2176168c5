package akashi.pki;

import akashi.core.site.Validity;
import akashi.core.text.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against an authority that was made elsewhere, all at once, in the words of people. What forbids that it
 * signs is a refusal where its key comes along; a certificate alone never signs, so there the same is a warning.
 */
public final class AuthorityJudge {

    private static final int SOON_MONTHS = 18;

    private final ParsedCertificate certificate;
    private final boolean signing;
    private final List<Finding> found = new ArrayList<>();

    private AuthorityJudge(ParsedCertificate certificate, boolean signing) {
        this.certificate = certificate;
        this.signing = signing;
    }

    /**
     * Everything that is to be said of it.
     *
     * @param signing whether it shall sign here
     */
    public static List<Finding> findings(ParsedCertificate certificate, boolean signing, Instant now) {
        AuthorityJudge judge = new AuthorityJudge(certificate, signing);
        judge.marks();
        judge.strength();
        judge.life(now);
        return List.copyOf(judge.found);
    }

    private void marks() {
        if (!certificate.isCa()) {
            grave("not-ca", "RFC 5280 4.2.1.9");
        }
        if (!certificate.keyUsage().isEmpty() && !certificate.keyUsage().contains(KeyUse.KEY_CERT_SIGN)) {
            grave("may-not-sign", "RFC 5280 4.2.1.3");
        }
        if (!certificate.allowsServers()) {
            grave("not-for-servers", "RFC 5280 4.2.1.12");
        }
        PathChecks.unknown(certificate).forEach(id -> grave("unknown-critical", "RFC 5280 4.2", id));
    }

    private void strength() {
        if (!certificate.key().strong()) {
            grave("weak-key", "NIST SP 800-57 1", certificate.key().toString());
        }
        if (AlgorithmNames.isWeakSignature(certificate.signatureAlgorithm())) {
            // Nobody checks the signature of a root on itself: it is old, not dangerous.
            if (certificate.selfSigned()) {
                light("weak-root-signature", "RFC 9155 2", certificate.signatureAlgorithm());
            } else {
                grave("weak-signature", "RFC 9155 2", certificate.signatureAlgorithm());
            }
        }
    }

    private void life(Instant now) {
        Validity validity = certificate.validity();
        if (now.isAfter(validity.notAfter())) {
            grave("expired", "RFC 5280 6.1.3", validity.notAfter());
        } else if (now.isBefore(validity.notBefore())) {
            grave("not-yet", "RFC 5280 6.1.3", validity.notBefore());
        } else {
            long months = ChronoUnit.MONTHS.between(
                    now.atOffset(ZoneOffset.UTC), validity.notAfter().atOffset(ZoneOffset.UTC));
            if (months < SOON_MONTHS) {
                light("ends-soon", "Akashi", months);
            }
        }
    }

    private void grave(String code, String source, Object... args) {
        found.add(new Finding(code, signing, source, Message.of("pki.authority." + code, args)));
    }

    private void light(String code, String source, Object... args) {
        found.add(new Finding(code, false, source, Message.of("pki.authority." + code, args)));
    }
}
