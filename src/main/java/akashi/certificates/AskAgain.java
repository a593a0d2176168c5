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

/** Certificates that the site's CA does not renew: they came from a public authority, or were asked for elsewhere. */
final class AskAgain {

    private AskAgain() {}

    /** The page on which the next one is asked for; empty where the site's CA renews it. */
    static Optional<String> path(DSLContext db, SiteSnapshot site, Certificate certificate) {
        Optional<Authority> issuer = certificate.authorityId().flatMap(site::authority);
        boolean elsewhere = issuer.filter(a -> a.kind() == Authority.Kind.PUBLIC)
                        .isPresent()
                || issuer.filter(a -> a.kind() == Authority.Kind.EXTERNAL).isPresent()
                        && new CertificateRequests(db, site.site().id())
                                .find(certificate.id())
                                .isPresent();
        return elsewhere && certificate.computerId().isPresent()
                ? Optional.of(
                        "/certificates/ask?computer=" + certificate.computerId().get() + "&authority="
                                + asked(site, issuer.get())
                                + certificate.slots().stream()
                                        .sorted()
                                        .map(slot -> "&slot=" + slot)
                                        .collect(Collectors.joining()))
                : Optional.empty();
    }

    /** A public authority known by name stands above those that came with its answers. */
    private static UUID asked(SiteSnapshot site, Authority issuer) {
        return site.rootOf(issuer)
                .filter(root -> root.sha256().isEmpty())
                .orElse(issuer)
                .id();
    }

    static void refuse(DSLContext db, SiteSnapshot site, Certificate certificate) {
        boolean byItself = new Enrolments(db)
                .ofCertificate(certificate.id())
                .filter(enrolment -> enrolment.revokedAt().isEmpty())
                .isPresent();
        if (byItself) {
            String page = "/enrolment"
                    + certificate.computerId().map(id -> "?computer=" + id).orElse("");
            throw new Fault.Refused(new Refusal(
                    "OWN_KEY",
                    List.of(),
                    Message.of("elsewhere.refused.own-key"),
                    List.of(),
                    new Mend(Message.of("elsewhere.mend.own-key"), page)));
        }
        path(db, site, certificate).ifPresent(path -> {
            throw new Fault.Refused(new Refusal(
                    "ASK_AGAIN",
                    List.of(),
                    Message.of("elsewhere.refused.ask-again"),
                    List.of(),
                    new Mend(Message.of("elsewhere.mend.ask"), path)));
        });
    }
}
