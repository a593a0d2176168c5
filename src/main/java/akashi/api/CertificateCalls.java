package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.certificates.IssueCertificate;
import akashi.certificates.Issuing;
import akashi.certificates.RenewCertificate;
import akashi.certificates.RenewCertificates;
import akashi.certificates.RevokeCertificate;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.life.CertificateFilter;
import akashi.core.life.CertificateOrder;
import akashi.core.life.Ends;
import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.site.CertificateProfile;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The certificates of the site: issuing, looking, renewing, revoking. */
final class CertificateCalls {

    private static final String ONE = """
            {"computer": "rec-01.example.com", "slots": ["SERVER"]}""";
    private static final String MANY = """
            {"dueWithin": 60}""";
    private static final String REVOKE = """
            {"reason": "SUPERSEDED"}""";

    private final Acts acts;
    private final Snapshots snapshots;
    private final Issuing issuing;
    private final Jobs jobs;
    private final JobCalls progress;

    CertificateCalls(Acts acts, Snapshots snapshots, Issuing issuing, Jobs jobs, JobCalls progress) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** Certificates that are wished for: of one computer, or of all that lack one. */
    record NewCertificate(
            String computer,
            List<Slot> slots,
            Boolean all,
            Integer days,
            CertificateProfile.Key key,
            Boolean acknowledged) {}

    /** Renewals that are wished for: those that are named, or all that end within so many days. */
    record ManyRenewals(List<UUID> certificates, Integer dueWithin, Integer days) {}

    /** Why a certificate is revoked. */
    record Revocation(@Required RevokeCertificate.Reason reason) {}

    List<Call> calls() {
        Content one = Content.json(CertificateView.class);
        return List.of(
                Call.post("issue-certificates", "/certificates", Access.ADMIN, this::issue)
                        .takes(Content.json(NewCertificate.class).like(ONE))
                        .answers(201, one)
                        .answers(202, Content.json(JobView.class))
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.get("list-certificates", "/certificates", Access.HELPDESK, this::list)
                        .asks("after", Kind.TEXT)
                        .asks("limit", Kind.NUMBER)
                        .asks("q", Kind.TEXT)
                        .asks("state", Kind.TEXT)
                        .asks("stage", Kind.TEXT)
                        .asks("slot", Kind.TEXT)
                        .asks("ends", Kind.TEXT)
                        .asks("computer", Kind.TEXT)
                        .asks("authority", Kind.TEXT)
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.get("read-certificate", "/certificates/{id}", Access.HELPDESK, this::one)
                        .answers(200, one),
                Call.post("renew-certificate", "/certificates/{id}/renew", Access.ADMIN, this::renew)
                        .answers(201, one),
                Call.post("renew-certificates", "/certificates/renew", Access.ADMIN, this::renewMany)
                        .takes(Content.json(ManyRenewals.class).like(MANY))
                        .answers(202, Content.json(JobView.class))
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.post("revoke-certificate", "/certificates/{id}/revoke", Access.ADMIN, this::revoke)
                        .takes(Content.json(Revocation.class).like(REVOKE))
                        .answers(200, one));
    }

    private void issue(Exchange x) {
        NewCertificate wish = Input.body(x, NewCertificate.class);
        boolean all = Boolean.TRUE.equals(wish.all());
        if (all == (wish.computer() != null)
                || all && (wish.slots() != null || wish.days() != null || wish.key() != null)) {
            throw new Fault.BadInput("computer", "api.wrong.one-or-all");
        }
        if (all) {
            issueAll(x);
        } else {
            IssueCertificate one = IssueCertificate.of(
                    computer(x, wish).id(),
                    slots(wish),
                    wish.days(),
                    Optional.ofNullable(wish.key()),
                    Boolean.TRUE.equals(wish.acknowledged()));
            made(x, issuing.issue(x.actor(), one, Input.terms(x)));
        }
    }

    private void issueAll(Exchange x) {
        Optional<UUID> job = issuing.issueLacking(x.actor(), Input.terms(x), jobs);
        if (job.isEmpty()) {
            x.json(200, new CertificateView.Listing(List.of(), Optional.empty()));
        } else {
            x.header("Location", Call.ROOT + "/jobs/" + job.get());
            x.json(202, progress.view(x, job.get()));
        }
    }

    private Computer computer(Exchange x, NewCertificate wish) {
        Input input = new Input();
        Computer computer =
                input.named("computer", wish.computer(), new Names(site(x))::computer, "api.unknown.computer");
        slots(wish).stream()
                .filter(slot -> computer != null && !computer.slots().contains(slot))
                .forEach(slot -> input.wrong("slots", "api.unknown.slot", computer.label()));
        input.done();
        return computer;
    }

    private static Set<Slot> slots(NewCertificate wish) {
        return wish.slots() == null ? Set.of() : Set.copyOf(wish.slots());
    }

    private void list(Exchange x) {
        Paging paging = Paging.of(x);
        CertificateFilter filter = filter(x.query(), site(x));
        Lives lives =
                Lives.of(filter.givenUp() ? snapshots.withGivenUp(x.actor().siteId()) : site(x), x.now());
        List<Certificate> sorted = filter.of(lives, CertificateOrder.USUAL).stream()
                .sorted(Comparator.comparing(CertificateCalls::key))
                .toList();
        Paging.Page<Certificate> page = paging.of(sorted, CertificateCalls::key);
        List<CertificateView> rows =
                page.rows().stream().map(row -> CertificateView.of(row, lives)).toList();
        x.json(200, new CertificateView.Listing(rows, page.next()));
    }

    private static CertificateFilter filter(Form query, SiteSnapshot site) {
        Optional<UUID> computer = query.text("computer")
                .map(name -> site.computerCalled(name).map(Computer::id).orElseGet(() -> {
                    query.error("computer", Message.of("api.unknown.computer", name));
                    return null;
                }));
        CertificateFilter filter = new CertificateFilter(
                query.text("q"),
                query.optional("state", Certificate.State::valueOf),
                query.optional("stage", LifeStage::valueOf),
                query.optional("slot", Slot::valueOf),
                query.optional("authority", UUID::fromString),
                computer,
                query.optional("ends", Ends::valueOf));
        query.done();
        return filter;
    }

    private void one(Exchange x) {
        x.json(200, view(x, id(x)));
    }

    private void renew(Exchange x) {
        made(x, issuing.renew(x.actor(), RenewCertificate.usual(id(x)), Input.terms(x)));
    }

    private void renewMany(Exchange x) {
        ManyRenewals wish = Input.body(x, ManyRenewals.class);
        if ((wish.certificates() == null) == (wish.dueWithin() == null)) {
            throw new Fault.BadInput("certificates", "api.wrong.chosen-or-due");
        }
        List<UUID> ids = wish.certificates() != null
                ? wish.certificates()
                : RenewalTimes.due(Lives.of(site(x), x.now()), Duration.ofDays(wish.dueWithin())).stream()
                        .map(Certificate::id)
                        .toList();
        if (ids.isEmpty()) {
            x.json(200, new CertificateView.Listing(List.of(), Optional.empty()));
            return;
        }
        int days = IssueCertificate.days(wish.days());
        UUID job = issuing.renewAll(x.actor(), new RenewCertificates(ids, days, false), Input.terms(x), jobs);
        x.header("Location", Call.ROOT + "/jobs/" + job);
        x.json(202, progress.view(x, job));
    }

    private void revoke(Exchange x) {
        Revocation why = Input.body(x, Revocation.class);
        acts.run(x.actor(), new RevokeCertificate(id(x), why.reason()), Input.terms(x));
        x.json(200, view(x, id(x)));
    }

    private void made(Exchange x, UUID id) {
        x.header("Location", Call.ROOT + "/certificates/" + id);
        x.json(201, view(x, id));
    }

    private CertificateView view(Exchange x, UUID id) {
        SiteSnapshot known = site(x);
        SiteSnapshot site = known.certificate(id).isPresent()
                ? known
                : snapshots.withGivenUp(x.actor().siteId());
        return site.certificate(id)
                .map(found -> CertificateView.of(found, Lives.of(site, x.now())))
                .orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }

    private static UUID id(Exchange x) {
        return x.path("id", UUID::fromString);
    }

    private static String key(Certificate certificate) {
        return String.format("%015d %s", certificate.issuedAt().toEpochMilli(), certificate.id());
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }
}
