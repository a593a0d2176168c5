package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.rule.Extension;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.KeyKind;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pages that issue: for one computer at once, for all that lack a certificate as a job with its progress. */
final class IssuePages {

    /** Lint costs a signature each; beyond these the job says it. */
    private static final int LINTED = 60;

    private static final int SHOWN = 200;

    private final Snapshots snapshots;
    private final Issuing issuing;
    private final Jobs jobs;

    IssuePages(Snapshots snapshots, Issuing issuing, Jobs jobs) {
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.jobs = jobs;
    }

    void offer(Exchange x) {
        Optional<UUID> computer = chosen(x);
        if (computer.isPresent()) {
            one(x, computer.get());
        } else {
            many(x);
        }
    }

    private static Optional<UUID> chosen(Exchange x) {
        Form form = x.form().flag("many") ? x.query() : x.form();
        return form.text("computer").or(() -> x.query().text("computer")).map(IssuePages::id);
    }

    /** A computer in an address; one that is no id is unknown. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Fault.NotFound("computer");
        }
    }

    private void one(Exchange x, UUID computerId) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Map<String, Object> model = options();
        Order order = issuing.preview(site, previewed(x, computerId));
        model.put("order", order);
        model.put("extension", Extension.of(site, order.computer(), x.now()).orElse(null));
        x.page("certificates/issue-one", model);
    }

    private void many(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        List<Extension> extensions = ExtendPages.possible(site, x.now());
        List<UUID> fitting = extensions.stream().map(e -> e.computer().id()).toList();
        List<Computer> lacking = Orders.lacking(site, x.now()).stream()
                .filter(computer -> !fitting.contains(computer.id()))
                .toList();
        List<Order> orders = issuing.preview(site, previewed(x, new UUID(0, 0)), lacking, LINTED);
        Map<String, Object> model = options();
        model.put("extensions", extensions);
        model.put("possible", orders.stream().filter(Order::possible).toList());
        model.put("refused", orders.stream().filter(o -> !o.possible()).toList());
        model.put("shown", SHOWN);
        model.put("wantsNothing", site.data().wantedOn().isEmpty());
        model.put("hasIssuer", site.issuer().isPresent());
        model.put("exportable", Exportable.all(site).size());
        x.page("certificates/issue-many", model);
    }

    /** What the preview assumes: the days that were typed where they make sense, otherwise the usual ones. */
    private static IssueCertificate previewed(Exchange x, UUID computerId) {
        int days = x.form().number("days", 1, IssueCertificate.MOST_DAYS, IssueCertificate.USUAL_DAYS);
        return new IssueCertificate(computerId, Set.of(), days, KeyKind.RSA_2048, true);
    }

    private static Map<String, Object> options() {
        Map<String, Object> model = new HashMap<>();
        model.put("keys", keys());
        model.put("days", IssueCertificate.USUAL_DAYS);
        model.put("most", IssueCertificate.MOST_DAYS);
        model.put("act", UUID.randomUUID().toString());
        return model;
    }

    static List<Option> keys() {
        return List.of(
                new Option(KeyKind.RSA_2048.name(), Message.of("certificates.key.RSA_2048")),
                new Option(KeyKind.RSA_3072.name(), Message.of("certificates.key.RSA_3072")));
    }

    void issue(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        Integer days = form.required("days", Integer::valueOf);
        KeyKind key = form.oneOf("key", KeyKind.class);
        form.done();
        if (form.flag("many")) {
            batch(x, days, key, form.flag("acknowledged"));
            return;
        }
        UUID computer = form.required("computer", UUID::fromString);
        form.done();
        IssueCertificate wish = new IssueCertificate(computer, Set.of(), days, key, form.flag("acknowledged"));
        UUID id = issuing.issue(x.actor(), wish, once(form));
        x.redirect("/certificates/" + id, Message.of("certificates.issued"));
    }

    private void batch(Exchange x, int days, KeyKind key, boolean acknowledged) {
        List<UUID> computers = x.form().list("computer", UUID::fromString);
        if (computers.isEmpty()) {
            throw new Fault.BadInput("computer", "certificates.many.none");
        }
        UUID job = issueAll(x.actor(), new IssueCertificates(computers, days, key, acknowledged), once(x.form()));
        x.redirect("/certificates/jobs/" + job);
    }

    UUID issueAll(Actor actor, IssueCertificates wish, Terms terms) {
        return issuing.issueAll(actor, wish, terms, jobs);
    }

    static Terms once(Form form) {
        return form.text("act").map(Terms.NONE::onceFor).orElse(Terms.NONE);
    }
}
