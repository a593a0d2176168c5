package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Pager;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The pages of certificates: the list, one certificate, and the routes of the whole feature. */
public final class CertificatePages {

    private static final int PAGE = 50;
    private static final long ADOPT_LIMIT = 4 << 20;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Issuing issuing;
    private final IssuePages issue;
    private final BundlePages bundles;
    private final PackingPages packing;
    private final JobPages running;
    private final AdoptPages adopt;

    /** The pages over these parts. */
    public CertificatePages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            Issuing issuing,
            Bundles bundles,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.issue = new IssuePages(snapshots, issuing, jobs);
        this.bundles = new BundlePages(snapshots, bundles, new OneTimeFiles(clock));
        this.packing = new PackingPages(database, acts, snapshots, bundles, jobs);
        this.running = new JobPages(database, packing);
        this.adopt = new AdoptPages(snapshots, acts);
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        routes.get("/certificates", Access.HELPDESK, this::list);
        routes.get("/certificates/issue", Access.ADMIN, issue::offer);
        routes.post("/certificates/issue", Access.ADMIN, issue::issue);
        routes.get("/certificates/jobs/{id}", Access.ADMIN, running::progress);
        routes.post("/certificates/jobs/{id}/cancel", Access.ADMIN, running::cancel);
        routes.get("/certificates/jobs/{id}/bundles.zip", Access.ADMIN, packing::zip);
        routes.post("/certificates/jobs/{id}/passwords", Access.ADMIN, packing::passwords);
        routes.get("/certificates/bundle", Access.ADMIN, bundles::offer);
        routes.post("/certificates/bundle", Access.ADMIN, bundles::export);
        routes.get("/certificates/bundles", Access.ADMIN, packing::offer);
        routes.post("/certificates/bundles", Access.ADMIN, packing::order);
        routes.post("/certificates/bundle/download", Access.ADMIN, bundles::download);
        routes.get("/certificates/adopt", Access.ADMIN, adopt::offer);
        routes.upload("/certificates/adopt", Access.ADMIN, ADOPT_LIMIT, adopt::preview);
        routes.upload("/certificates/adopt/confirm", Access.ADMIN, ADOPT_LIMIT, adopt::confirm);
        routes.get("/certificates/{id}", Access.HELPDESK, this::show);
        routes.get("/certificates/{id}/certificate.pem", Access.HELPDESK, this::pem);
        routes.post("/certificates/{id}/renew", Access.ADMIN, this::renew);
        routes.post("/certificates/{id}/revoke", Access.ADMIN, this::revoke);
    }

    private void list(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Form query = x.query();
        List<CertificateRow> found = site.certificates().stream()
                .filter(c -> c.state() != Certificate.State.SIGNING)
                .map(c -> CertificateRow.of(site, c, x.now()))
                .filter(row -> kept(row, query))
                .sorted(Comparator.comparing(
                                (CertificateRow row) -> row.certificate().state() != Certificate.State.ISSUED)
                        .thenComparing(row -> row.certificate().validity().notAfter()))
                .toList();
        int page = query.number("page", 1, Math.max(1, (found.size() + PAGE - 1) / PAGE), 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", found.stream().skip((page - 1L) * PAGE).limit(PAGE).toList());
        model.put("pager", Pager.of(path(query), page, PAGE, found.size()));
        model.put("query", query);
        model.put("none", site.certificates().isEmpty());
        model.put("lacking", Orders.lacking(site, x.now()).size());
        model.put("hasIssuer", site.issuer().isPresent());
        model.put("states", states());
        model.put("slots", Option.of(Slot.values()));
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/list", model);
    }

    private static List<Option> states() {
        return Option.of(
                Certificate.State.ISSUED,
                Certificate.State.SUPERSEDED,
                Certificate.State.EXPIRED,
                Certificate.State.REVOKED);
    }

    private static boolean kept(CertificateRow row, Form query) {
        return query.text("q").map(row::matches).orElse(true)
                && query.text("state").map(row.state().name()::equals).orElse(true)
                && query.text("slot")
                        .map(slot -> row.slots().stream().anyMatch(s -> s.name().equals(slot)))
                        .orElse(true)
                && query.text("computer")
                        .map(id -> row.certificate()
                                .computerId()
                                .filter(c -> c.toString().equals(id))
                                .isPresent())
                        .orElse(true);
    }

    private static String path(Form query) {
        String fields = Stream.of("q", "state", "slot", "computer")
                .flatMap(name -> query.text(name).map(value -> name + "=" + encoded(value)).stream())
                .collect(java.util.stream.Collectors.joining("&"));
        return fields.isEmpty() ? "/certificates" : "/certificates?" + fields;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void show(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Certificate certificate = certificate(x, site);
        Certificates stored = new Certificates(database.db(), x.actor().siteId());
        Map<String, Object> model = new HashMap<>();
        model.put("row", CertificateRow.of(site, certificate, x.now()));
        model.put(
                "pem",
                stored.der(certificate.id())
                        .map(der -> CertificateReader.readOne(der).pem())
                        .orElse(""));
        model.put("issuer", certificate.authorityId().flatMap(site::authority).orElse(null));
        model.put(
                "before", certificate.predecessorId().flatMap(site::certificate).orElse(null));
        model.put("after", successor(site, certificate).orElse(null));
        model.put("revoked", stored.revocation(certificate.id()).orElse(null));
        model.put("reasons", RevokeCertificate.reasons());
        model.put("next", NextSteps.of(site, certificate, x.now()));
        model.put("days", IssueCertificate.USUAL_DAYS);
        model.put("act", UUID.randomUUID().toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/show", model);
    }

    private static Optional<Certificate> successor(SiteSnapshot site, Certificate certificate) {
        return site.certificates().stream()
                .filter(c -> c.usable() && c.predecessorId().equals(Optional.of(certificate.id())))
                .findFirst();
    }

    private void pem(Exchange x) {
        Certificate certificate = certificate(x, snapshots.of(x.actor().siteId()));
        byte[] der = new Certificates(database.db(), x.actor().siteId())
                .der(certificate.id())
                .orElseThrow(() -> new Fault.NotFound("bytes of " + certificate.id()));
        String pem = CertificateReader.readOne(der).pem();
        x.download(
                "certificate-" + certificate.serial() + ".pem",
                "application/x-pem-file",
                pem.getBytes(StandardCharsets.US_ASCII));
    }

    private void renew(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        Integer days = x.form().required("days", Integer::valueOf);
        x.form().done();
        RenewCertificate wish = new RenewCertificate(id, days, x.form().flag("acknowledged"));
        UUID renewed = issuing.renew(x.actor(), wish, IssuePages.once(x.form()));
        x.redirect("/certificates/" + renewed, Message.of("certificates.renewed"));
    }

    private void revoke(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        RevokeCertificate.Reason reason = x.form().oneOf("reason", RevokeCertificate.Reason.class);
        x.form().done();
        acts.run(x.actor(), new RevokeCertificate(id, reason), IssuePages.once(x.form()));
        x.redirect("/certificates/" + id, Message.of("certificates.revoked"));
    }

    private static Certificate certificate(Exchange x, SiteSnapshot site) {
        UUID id = x.path("id", UUID::fromString);
        return site.certificate(id)
                .filter(c -> c.state() != Certificate.State.SIGNING)
                .orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }
}
