package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.life.CertificateFilter;
import akashi.core.life.CertificateOrder;
import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The page on which hundreds of certificates are renewed without a slip: the plan of the weeks, what is due, what is
 * issued and not installed, what still shows the old certificate, and what may be revoked.
 */
final class RenewalPages {

    private static final int USUAL_WITHIN = 60;
    private static final int SHOWN = 500;
    private static final int SHOWN_AFTER = 100;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Issuing issuing;
    private final Jobs jobs;

    RenewalPages(Database database, Acts acts, Snapshots snapshots, Issuing issuing, Jobs jobs) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.jobs = jobs;
    }

    void show(Exchange x) {
        x.onFault(this::again);
        Form query = x.query();
        int within = within(query);
        query.done();
        show(x, within);
    }

    /** After a fault: with the days of the form that was sent, where those can be. */
    private void again(Exchange x) {
        boolean wrong = !x.form().errors("within").isEmpty();
        show(x, wrong ? USUAL_WITHIN : within(typed(x)));
    }

    private static Form typed(Exchange x) {
        return x.form().text("within").isPresent() ? x.form() : x.query();
    }

    private static int within(Form form) {
        return form.within("within", 1, SpreadRenewals.MOST_WITHIN, USUAL_WITHIN);
    }

    private void show(Exchange x, int within) {
        Lives lives = Lives.of(snapshots.of(x.actor().siteId()), x.now());
        List<Certificate> due = RenewalTimes.due(lives, Duration.ofDays(within));
        Map<Boolean, List<Certificate>> waiting = at(lives, LifeStage.WAITING).stream()
                .sorted(Comparator.comparing(Certificate::issuedAt))
                .collect(Collectors.partitioningBy(c -> c.predecessorId().isEmpty()));
        List<Certificate> replaced = at(lives, LifeStage.REPLACED);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "plan",
                new RenewalPlanReader(database, x.actor().siteId()).of(lives).orElse(null));
        model.put("within", within);
        model.put("typed", typed(x).value("within", within));
        model.put("due", rows(lives, due, SHOWN));
        model.put("dueCount", due.size());
        List<Certificate> elsewhere = RenewalTimes.dueElsewhere(lives, Duration.ofDays(within));
        model.put("elsewhere", rows(lives, elsewhere, SHOWN_AFTER));
        model.put("elsewhereCount", elsewhere.size());
        model.put("first", rows(lives, waiting.get(true), SHOWN_AFTER));
        model.put("firstCount", waiting.get(true).size());
        model.put("waiting", rows(lives, waiting.get(false), SHOWN_AFTER));
        model.put("waitingCount", waiting.get(false).size());
        model.put("apply", StillShown.all(lives));
        model.put("grace", lives.site().site().patience().toHours());
        model.put("replaced", rows(lives, replaced, SHOWN_AFTER));
        model.put("replacedCount", replaced.size());
        model.put("days", null);
        model.put("act", UUID.randomUUID().toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/renewals", model);
    }

    private static List<Certificate> at(Lives lives, LifeStage stage) {
        CertificateFilter filter = new CertificateFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(stage),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return filter.of(lives, CertificateOrder.USUAL);
    }

    private static List<CertificateRow> rows(Lives lives, List<Certificate> certificates, int most) {
        return certificates.stream()
                .limit(most)
                .map(c -> CertificateRow.of(lives, c))
                .toList();
    }

    /** Renews what is chosen; everything due, or the plan's share, where the button says so. */
    void renew(Exchange x) {
        x.onFault(this::again);
        Form form = x.form();
        int days = IssuePages.days(form);
        List<UUID> chosen = form.list("certificate", UUID::fromString);
        form.done();
        if (form.flag("all")) {
            Lives lives = Lives.of(snapshots.of(x.actor().siteId()), x.now());
            int within = within(form);
            form.done();
            chosen = RenewalTimes.due(lives, Duration.ofDays(within)).stream()
                    .map(Certificate::id)
                    .toList();
        } else if (form.flag("share")) {
            Lives lives = Lives.of(snapshots.of(x.actor().siteId()), x.now());
            chosen = new RenewalPlanReader(database, x.actor().siteId())
                    .of(lives)
                    .map(PlanView::due)
                    .orElse(List.of());
        }
        RenewCertificates wish = new RenewCertificates(chosen, days, form.flag("acknowledged"));
        UUID job = issuing.renewAll(x.actor(), wish, IssuePages.once(form), jobs);
        x.redirect("/certificates/jobs/" + job);
    }

    void spread(Exchange x) {
        x.onFault(this::again);
        Form form = x.form();
        Integer within = form.required("within", Integer::valueOf);
        Integer weeks = form.required("weeks", Integer::valueOf);
        int days = IssuePages.days(form);
        form.done();
        acts.run(x.actor(), new SpreadRenewals(within, weeks, days), IssuePages.once(form));
        x.redirect("/certificates/renewals", Message.of("renewals.spread.done"));
    }

    void end(Exchange x) {
        x.onFault(this::again);
        acts.run(x.actor(), new EndRenewalPlan(), IssuePages.once(x.form()));
        x.redirect("/certificates/renewals", Message.of("renewals.plan.ended"));
    }
}
