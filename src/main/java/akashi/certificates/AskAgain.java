package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.CertificateRequests;
import akashi.store.Enrolments;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * How the next certificate comes about where the portal does not renew: the key was made on its server, or another
 * authority issues it.
 *
 * @param rule the name of the refusal to renew it
 * @param act what to do instead, on the page of this path
 */
record AskAgain(String rule, Message why, Message act, String path) {

    /** Empty where the portal renews it. */
    static Optional<AskAgain> of(DSLContext db, SiteSnapshot site, Certificate certificate) {
        return certificate.computerId().flatMap(computer -> of(db, site, certificate, computer));
    }

    /** Refuses to renew what is not renewed here. */
    static void refuse(DSLContext db, SiteSnapshot site, Certificate certificate) {
        of(db, site, certificate).ifPresent(again -> {
            throw new Fault.Refused(
                    new Refusal(again.rule(), List.of(), again.why(), List.of(), new Mend(again.act(), again.path())));
        });
    }

    private static Optional<AskAgain> of(DSLContext db, SiteSnapshot site, Certificate certificate, UUID computer) {
        if (enrolled(db, certificate)) {
            return Optional.of(again(
                    "OWN_KEY",
                    "elsewhere.refused.own-key",
                    "elsewhere.mend.own-key",
                    "/enrolment?computer=" + computer));
        }
        Optional<Authority> other =
                certificate.authorityId().flatMap(site::authority).filter(a -> elsewhere(db, site, a, certificate));
        if (other.isPresent()) {
            String path = "/certificates/ask?computer=" + computer + "&authority=" + asked(site, other.get())
                    + slots(certificate);
            return Optional.of(again("ASK_AGAIN", "elsewhere.again.what", "elsewhere.again", path));
        }
        return certificate.keyElsewhere()
                ? Optional.of(again(
                        "OWN_KEY",
                        "elsewhere.sign-again.what",
                        "elsewhere.sign-again",
                        "/certificates/sign?computer=" + computer))
                : Optional.empty();
    }

    private static AskAgain again(String rule, String why, String act, String path) {
        return new AskAgain(rule, Message.of(why), Message.of(act), path);
    }

    /** By a code that was not revoked: its key renews the certificate. */
    private static boolean enrolled(DSLContext db, Certificate certificate) {
        return new Enrolments(db)
                .ofCertificate(certificate.id())
                .filter(enrolment -> enrolment.revokedAt().isEmpty())
                .isPresent();
    }

    private static boolean elsewhere(DSLContext db, SiteSnapshot site, Authority issuer, Certificate certificate) {
        return issuer.kind() == Authority.Kind.PUBLIC
                || issuer.kind() == Authority.Kind.EXTERNAL
                        && new CertificateRequests(db, site.site().id())
                                .find(certificate.id())
                                .isPresent();
    }

    /** A public authority known by name stands above those that came with its answers. */
    private static UUID asked(SiteSnapshot site, Authority issuer) {
        return site.rootOf(issuer)
                .filter(root -> root.sha256().isEmpty())
                .orElse(issuer)
                .id();
    }

    private static String slots(Certificate certificate) {
        return certificate.slots().stream()
                .sorted()
                .map(slot -> "&slot=" + slot)
                .collect(Collectors.joining());
    }
}
