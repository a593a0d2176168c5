package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.certificates.EndRenewalPlan;
import akashi.certificates.IssueCertificate;
import akashi.certificates.PlanView;
import akashi.certificates.RenewalPlanReader;
import akashi.certificates.SpreadRenewals;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is to be renewed, and the plan that spreads it over weeks. */
final class RenewalCalls {

    private static final int USUAL_WITHIN = 60;
    private static final String SPREAD = """
            {"dueWithin": 400, "weeks": 8}""";

    private final Acts acts;
    private final Snapshots snapshots;
    private final Database database;

    RenewalCalls(Acts acts, Snapshots snapshots, Database database) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.database = database;
    }

    /**
     * What ends within a time.
     *
     * @param certificates those that the portal renews
     * @param elsewhere those that are renewed from where their keys lie, or by another authority
     */
    record Due(List<CertificateView> certificates, List<CertificateView> elsewhere) {}

    /** A plan that is wished for. */
    record NewPlan(@Required Integer dueWithin, @Required Integer weeks, Integer days) {}

    /**
     * A plan; {@code due} are the certificates to be renewed by now.
     *
     * @param restarts how many still show the old certificate after the site's patience
     */
    record Plan(UUID id, String by, int days, int all, int renewed, int restarts, List<Week> weeks, List<UUID> due) {}

    /** A week of a plan. */
    record Week(Instant begins, boolean now, int all, int renewed, int installed, int restarts) {}

    List<Call> calls() {
        return List.of(
                Call.get("list-due", "/renewals/due", Access.HELPDESK, this::due)
                        .asks("dueWithin", Kind.NUMBER)
                        .answers(200, Content.json(Due.class)),
                Call.post("spread-renewals", "/renewals/plan", Access.ADMIN, this::spread)
                        .takes(Content.json(NewPlan.class).like(SPREAD))
                        .answers(201, Content.json(Plan.class)),
                Call.get("read-renewal-plan", "/renewals/plan", Access.HELPDESK, this::read)
                        .answers(200, Content.json(Plan.class)),
                Call.post("end-renewal-plan", "/renewals/plan/cancel", Access.ADMIN, this::end)
                        .answers(200, Content.json(Plan.class)));
    }

    private void due(Exchange x) {
        Form query = x.query();
        Optional<Integer> asked = query.optional("dueWithin", Integer::valueOf);
        query.done();
        int within = asked.orElse(USUAL_WITHIN);
        if (within < 1 || within > SpreadRenewals.MOST_WITHIN) {
            throw new Fault.BadInput("dueWithin", "renewals.within.bounds", SpreadRenewals.MOST_WITHIN);
        }
        Lives lives = lives(x);
        Duration time = Duration.ofDays(within);
        x.json(
                200,
                new Due(
                        views(RenewalTimes.due(lives, time), lives),
                        views(RenewalTimes.dueElsewhere(lives, time), lives)));
    }

    private static List<CertificateView> views(List<Certificate> certificates, Lives lives) {
        return certificates.stream()
                .map(certificate -> CertificateView.of(certificate, lives))
                .toList();
    }

    private void spread(Exchange x) {
        NewPlan wish = Input.body(x, NewPlan.class);
        int days = IssueCertificate.days(wish.days());
        acts.run(x.actor(), new SpreadRenewals(wish.dueWithin(), wish.weeks(), days), Input.terms(x));
        x.header("Location", Call.ROOT + "/renewals/plan");
        x.json(201, plan(x));
    }

    private void read(Exchange x) {
        x.json(200, plan(x));
    }

    /** Answers what the plan had come to. */
    private void end(Exchange x) {
        Plan ended = plan(x);
        acts.run(x.actor(), new EndRenewalPlan(), Input.terms(x));
        x.json(200, ended);
    }

    private Plan plan(Exchange x) {
        return new RenewalPlanReader(database, x.actor().siteId())
                .of(lives(x))
                .map(RenewalCalls::view)
                .orElseThrow(() -> new Fault.NotFound("renewal plan"));
    }

    private static Plan view(PlanView plan) {
        List<Week> weeks = plan.weeks().stream()
                .map(w -> new Week(w.begins(), w.now(), w.all(), w.renewed(), w.installed(), w.apply()))
                .toList();
        return new Plan(plan.id(), plan.by(), plan.days(), plan.all(), plan.renewed(), plan.apply(), weeks, plan.due());
    }

    private Lives lives(Exchange x) {
        return Lives.of(snapshots.of(x.actor().siteId()), x.now());
    }
}
