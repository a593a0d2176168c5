package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.life.Lives;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page of one certificate: what it says, where it comes from, who trusts it, and every act on it. */
final class CertificatePage {

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Issuing issuing;

    CertificatePage(Database database, Acts acts, Snapshots snapshots, Issuing issuing) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.issuing = issuing;
    }

    void show(Exchange x) {
        IssuePages.lookingAhead(x, this::shown);
    }

    private void shown(Exchange x) {
        SiteSnapshot known = snapshots.of(x.actor().siteId());
        boolean there = known.certificate(x.path("id", UUID::fromString)).isPresent();
        SiteSnapshot site = there ? known : snapshots.withGivenUp(x.actor().siteId());
        Certificate certificate = certificate(x, site);
        if (certificate.state() == Certificate.State.REQUESTED) {
            x.redirect("/certificates/requests/" + certificate.id());
            return;
        }
        Certificates stored = new Certificates(database.db(), x.actor().siteId());
        Lives lives = Lives.of(site, x.now());
        Map<String, Object> model = new HashMap<>();
        model.put(
                "row", dated(x, List.of(CertificateRow.of(lives, certificate))).get(0));
        model.put(
                "decoded",
                stored.der(certificate.id())
                        .map(CertificateReader::readOne)
                        .map(Decoded::of)
                        .orElse(new Decoded(List.of(), "")));
        model.put("issuer", certificate.authorityId().flatMap(site::authority).orElse(null));
        model.put("line", dated(x, line(lives, certificate)));
        model.put("newest", lives.successor(certificate).isEmpty());
        model.put("trusted", TrustedWhere.of(site, certificate, x.now()));
        model.put(
                "revoked", stored.revocation(certificate.id()).map(Revoked::of).orElse(null));
        ExportChoices.fill(model, database, site, certificate, x.now());
        model.put("otherChain", issuing.exports().ownChainForOthers(site, certificate));
        model.put("next", NextSteps.of(lives, certificate));
        model.put("stage", lives.stage(certificate).orElse(null));
        model.put("again", AskAgain.of(database.db(), site, certificate).orElse(null));
        model.put("days", IssuePages.shownDays(x, null));
        model.put("keys", IssuePages.keysOrProfile());
        model.put("most", IssueCertificate.MOST_DAYS);
        model.put("renewal", renewable(x, lives, certificate) ? RenewalAhead.of(x, issuing, site, certificate) : null);
        model.put("act", UUID.randomUUID().toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/show", model);
    }

    /** Whether renewing is the act to offer here. */
    private boolean renewable(Exchange x, Lives lives, Certificate certificate) {
        Certificate.State state = certificate.stateAt(x.now());
        boolean over = state != Certificate.State.ISSUED && state != Certificate.State.EXPIRED;
        return !over
                && x.actor().access().covers(Access.ADMIN)
                && certificate.computerId().flatMap(lives.site()::computer).isPresent()
                && lives.successor(certificate).isEmpty()
                && AskAgain.of(database.db(), lives.site(), certificate).isEmpty();
    }

    /** When and why it was revoked, for the template. */
    record Revoked(Instant at, Message why) {

        static Revoked of(Map.Entry<Instant, String> stored) {
            return new Revoked(stored.getKey(), RevokeCertificate.Reason.words(stored.getValue()));
        }
    }

    private List<CertificateRow> dated(Exchange x, List<CertificateRow> rows) {
        return Replacements.dated(database.db(), x.actor().siteId(), rows);
    }

    /** The certificate among those before and after it, the latest first. */
    private static List<CertificateRow> line(Lives lives, Certificate certificate) {
        return lives.line(certificate).stream()
                .map(c -> CertificateRow.of(lives, c))
                .toList();
    }

    private ParsedCertificate parsed(Exchange x, Certificate certificate) {
        return new Certificates(database.db(), x.actor().siteId())
                .der(certificate.id())
                .map(CertificateReader::readOne)
                .orElseThrow(() -> new Fault.NotFound("bytes of " + certificate.id()));
    }

    void renew(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        int days = IssuePages.days(x.form());
        KeyKind key = IssuePages.key(x.form());
        x.form().done();
        Optional<String> sameKey =
                x.form().flag("same") ? Optional.of(x.form().text("why").orElse("")) : Optional.empty();
        RenewCertificate wish = new RenewCertificate(id, days, x.form().flag("acknowledged"), sameKey, key);
        UUID renewed = issuing.renew(x.actor(), wish, IssuePages.once(x.form()));
        x.redirect("/certificates/" + renewed, Message.of("certificates.renewed"));
    }

    static Certificate certificate(Exchange x, SiteSnapshot site) {
        UUID id = x.path("id", UUID::fromString);
        return site.certificate(id)
                .filter(c -> c.state() != Certificate.State.SIGNING)
                .orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }
}
