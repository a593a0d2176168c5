package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
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
import akashi.web.Handler;
import akashi.web.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages that issue: for one computer at once, for all that lack a certificate as a job with its progress. */
final class IssuePages {

    /** Lint costs a signature each; beyond these the job says it. */
    private static final int LINTED = 60;

    private static final int SHOWN = 200;

    private final Snapshots snapshots;
    private final Issuing issuing;
    private final Jobs jobs;
    private final Function<SiteSnapshot, Optional<Refusal>> trouble;

    /** {@code trouble}: why the CA of a site cannot sign just now. */
    IssuePages(Snapshots snapshots, Issuing issuing, Jobs jobs, Function<SiteSnapshot, Optional<Refusal>> trouble) {
        this.trouble = trouble;
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.jobs = jobs;
    }

    void offer(Exchange x) {
        lookingAhead(x, this::show);
    }

    /** A page whose address may say days; where no form would take them, it says so at their field. */
    static void lookingAhead(Exchange x, Handler page) {
        x.onFault(page);
        Form query = x.query();
        days(query);
        query.done();
        page.handle(x);
    }

    private void show(Exchange x) {
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
        Map<String, Object> model = options(keys());
        IssueCertificate wish = previewed(x, computerId);
        Order order = issuing.preview(site, wish);
        model.put("order", order);
        model.put("trouble", trouble.apply(site).stream().toList());
        model.put("unconfirmed", unconfirmed(x, order, wish.days()));
        model.put("days", shownDays(x, order.validity() == null ? null : order.days()));
        model.put("key", order.key().name());
        model.put("chosen", wish.days() != IssueCertificate.AS_PROFILE || wish.key() != null);
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
        Map<String, Object> model = options(keysOrProfile());
        model.put("days", shownDays(x, null));
        model.put("key", "");
        model.put("extensions", extensions);
        model.put("trouble", trouble.apply(site).stream().toList());
        model.put("possible", orders.stream().filter(Order::possible).toList());
        model.put("refused", orders.stream().filter(o -> !o.possible()).toList());
        model.put("shown", SHOWN);
        model.put("wantsNothing", site.data().wantedOn().isEmpty());
        model.put("hasIssuer", site.issuer().isPresent());
        model.put("exportable", Exportable.all(site).size());
        x.page("certificates/issue-many", model);
    }

    /** What the preview assumes: what was typed where it makes sense, otherwise the profile. */
    private static IssueCertificate previewed(Exchange x, UUID computerId) {
        return new IssueCertificate(computerId, Set.of(), typedDays(x), typedKey(x), true);
    }

    /** The days to look ahead with: of the form that was sent, or of the address; the profile's where they are wrong. */
    static int typedDays(Exchange x) {
        return wrongDays(x)
                ? IssueCertificate.AS_PROFILE
                : typed(x, "days").optional("days", Integer::valueOf).orElse(IssueCertificate.AS_PROFILE);
    }

    /** What the field of days begins with: what was typed, where it was wrong. */
    static Object shownDays(Exchange x, Object otherwise) {
        return wrongDays(x) ? typed(x, "days").value("days") : otherwise;
    }

    private static boolean wrongDays(Exchange x) {
        return !x.form().errors("days").isEmpty();
    }

    /** The key to look ahead with; {@code null} for what the profile says. */
    static KeyKind typedKey(Exchange x) {
        return Stream.of(KeyKind.values())
                .filter(kind -> kind.name().equals(typed(x, "key").value("key")))
                .findFirst()
                .orElse(null);
    }

    private static Form typed(Exchange x, String field) {
        return x.form().text(field).isPresent() ? x.form() : x.query();
    }

    /** How many days need no confirmation, where more are chosen that would need one; {@code null} where none is due. */
    static Integer unconfirmed(Exchange x, Order order, int days) {
        boolean due = days >= IssueCertificate.ACKNOWLEDGED_FROM && !order.phones() && order.possible();
        return due && !typed(x, "acknowledged").flag("acknowledged") ? IssueCertificate.ACKNOWLEDGED_FROM - 1 : null;
    }

    private static Map<String, Object> options(List<Option> keys) {
        Map<String, Object> model = new HashMap<>();
        model.put("keys", keys);
        model.put("most", IssueCertificate.MOST_DAYS);
        model.put("act", UUID.randomUUID().toString());
        return model;
    }

    /** Keys as choices, the usual one first. */
    static List<Option> keys() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.RSA_3072, KeyKind.RSA_4096, KeyKind.EC_P256)
                .map(kind -> new Option(kind.name(), Message.of("certificates.key." + kind)))
                .toList();
    }

    /** The same, and first what the profile of the slots says. */
    static List<Option> keysOrProfile() {
        Option profile = new Option("", Message.of("profiles.as"));
        return Stream.concat(Stream.of(profile), keys().stream()).toList();
    }

    /** The days that were typed; none for what the profile says. */
    static int days(Form form) {
        return IssueCertificate.days(form.optional("days", Integer::valueOf).orElse(null));
    }

    /** The key that was chosen; {@code null} for what the profile says. */
    static KeyKind key(Form form) {
        return form.optional("key", KeyKind::valueOf).orElse(null);
    }

    void issue(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        int days = days(form);
        KeyKind key = key(form);
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
        return Terms.once(form.text("act"));
    }
}
