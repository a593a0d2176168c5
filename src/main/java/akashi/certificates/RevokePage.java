package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.expiry.Difference;
import akashi.core.expiry.Supposition;
import akashi.core.life.Lives;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Handler;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page that shows what stops, and who still serves the certificate, before it is revoked for good. */
final class RevokePage {

    private static final String PATH = "/certificates/{id}/revoke";

    private final Acts acts;
    private final Snapshots snapshots;
    private final Handler shown;

    /** @param shown the page of the certificate, for one that cannot be revoked any more */
    RevokePage(Acts acts, Snapshots snapshots, Handler shown) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.shown = shown;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::offer);
        routes.post(PATH, Access.ADMIN, this::revoke);
    }

    /**
     * A computer that is known to serve the certificate.
     *
     * @param slots in which it does
     */
    record Serving(Computer computer, List<Slot> slots) {

        static List<Serving> all(SiteSnapshot site, Certificate certificate) {
            return site.active().stream()
                    .map(computer -> new Serving(
                            computer,
                            computer.slots().stream()
                                    .filter(slot -> serves(site, computer, slot, certificate))
                                    .sorted()
                                    .toList()))
                    .filter(serving -> !serving.slots().isEmpty())
                    .toList();
        }

        private static boolean serves(SiteSnapshot site, Computer computer, Slot slot, Certificate certificate) {
            boolean shown = site.sightings().showing(certificate).stream()
                    .anyMatch(seen -> seen.computerId().equals(computer.id())
                            && seen.slot().equals(Optional.of(slot)));
            return shown
                    || site.evidence()
                            .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                            .filter(Observation::value)
                            .flatMap(Observation::certificateId)
                            .filter(certificate.id()::equals)
                            .isPresent();
        }
    }

    private void offer(Exchange x) {
        SiteSnapshot known = snapshots.of(x.actor().siteId());
        boolean there = known.certificate(x.path("id", UUID::fromString)).isPresent();
        SiteSnapshot site = there ? known : snapshots.withGivenUp(x.actor().siteId());
        Certificate certificate = CertificatePage.certificate(x, site);
        if (!certificate.revocable()) {
            shown.handle(x);
            return;
        }
        SiteSnapshot without = new Supposition.CertificateRevoked(certificate.id()).in(site);
        Map<String, Object> model = new HashMap<>();
        model.put("row", CertificateRow.of(Lives.of(site, x.now()), certificate));
        model.put("issuer", certificate.authorityId().flatMap(site::authority).orElse(null));
        model.put("serving", Serving.all(site, certificate));
        model.put("difference", Difference.of(Assess.all(site, x.now()), Assess.all(without, x.now())));
        model.put("supposed", List.of(Message.of("certificates.revoke.if")));
        model.put("at", null);
        model.put("reasons", RevokeCertificate.reasons());
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/revoke", model);
    }

    private void revoke(Exchange x) {
        x.onFault(this::offer);
        UUID id = x.path("id", UUID::fromString);
        RevokeCertificate.Reason reason = x.form().oneOf("reason", RevokeCertificate.Reason.class);
        x.form().done();
        boolean listed = acts.run(x.actor(), new RevokeCertificate(id, reason), IssuePages.once(x.form()));
        Message done = listed ? Message.of("certificates.revoked") : Message.of("certificates.revoked.unlisted");
        x.redirect("/certificates/" + id, done);
    }
}
