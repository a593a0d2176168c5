package akashi.sites;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.sites.SiteActs.RenameComputer;
import akashi.sites.SiteActs.StepComputer;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The steps in the life of a computer: first what they bring about, then one button that names the act. */
final class LifePages {

    private static final int KEPT_DAYS = 90;

    private final Desk desk;

    LifePages(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        for (Step step : Step.values()) {
            String path = "/servers/{id}/" + step.path();
            routes.get(path, Access.ADMIN, x -> ask(x, step)).post(path, Access.ADMIN, x -> take(x, step));
        }
        routes.get("/servers/{id}/rename", Access.ADMIN, this::askName)
                .post("/servers/{id}/rename", Access.ADMIN, this::rename);
    }

    private Computer known(Exchange x) {
        return Cases.present(desk.site(x), x.path("id", UUID::fromString));
    }

    private void ask(Exchange x, Step step) {
        SiteSnapshot site = desk.site(x);
        Computer computer = known(x);
        if (!step.possibleFrom(computer.presence().state())) {
            throw new Fault.Refused(Refusal.of(
                    "PRESENCE",
                    Message.of(
                            "sites.step.impossible",
                            computer.label(),
                            computer.presence().state())));
        }
        Map<String, Object> model = desk.model(x);
        model.put("c", computer);
        model.put("step", step.path());
        model.put("then", Consequences.of(step, site, computer, x.now()));
        model.put("danger", step == Step.RETIRE);
        model.put("asksWhy", step == Step.OUT || step == Step.RETIRE || step == Step.REPLACE);
        model.put("asksUntil", step == Step.OUT);
        x.page("sites/step", model);
    }

    private void take(Exchange x, Step step) {
        x.onFault(again -> ask(again, step));
        UUID id = x.path("id", UUID::fromString);
        String label = desk.site(x).computer(id).map(Computer::label).orElse("");
        String why = x.form().optional("why", ComputerForm::line).orElse("");
        Optional<LocalDate> until = until(x);
        x.form().done();
        desk.run(x, new StepComputer(id, step, why, until));
        x.redirect("/servers/" + id, Message.of("sites.step." + step.path() + ".done", label));
    }

    private void askName(Exchange x) {
        Computer computer = known(x);
        LocalDate kept = today(x).plusDays(KEPT_DAYS);
        Map<String, Object> model = desk.model(x);
        model.put("c", computer);
        model.put("host", Fields.text(computer.host()));
        model.put("domain", Fields.text(computer.domain()));
        model.put("kept", kept.toString());
        model.put("then", List.of());
        // The name is typed on the same page: what it brings about is shown once it is known.
        Form typed = new Form(x);
        SiteSnapshot site = desk.site(x);
        typed.naming()
                .map(naming -> LifeCases.renamed(computer, naming, typed.until()))
                .filter(renamed -> !renamed.label().equals(computer.label()))
                .filter(renamed -> Cases.clashes(site, renamed).isEmpty())
                .ifPresent(renamed -> model.put("then", Consequences.ofRenaming(site, computer, renamed, x.now())));
        model.put("ready", !((List<?>) model.get("then")).isEmpty());
        x.page("sites/rename", model);
    }

    private void rename(Exchange x) {
        x.onFault(this::askName);
        UUID id = x.path("id", UUID::fromString);
        HostName host = x.form().required("computer", HostName::new);
        Optional<HostName> domain = x.form().optional("domain", HostName::new);
        Optional<LocalDate> until = until(x);
        x.form().done();
        Naming naming = Naming.of(host, domain);
        if (!x.form().flag("sure")) {
            Computer before = known(x);
            LifeCases.refuseUnfit(desk.site(x), before, LifeCases.renamed(before, naming, until));
            askName(x);
            return;
        }
        desk.run(x, new RenameComputer(id, naming, until));
        x.redirect("/servers/" + id, Message.of("sites.renamed", host.value()));
    }

    /** A day to come; one that is over is told at its field. */
    private static Optional<LocalDate> until(Exchange x) {
        Optional<LocalDate> until = x.form().optional("until", LocalDate::parse);
        if (until.filter(day -> day.isBefore(today(x))).isPresent()) {
            x.form().error("until", Message.of("sites.until.past"));
        }
        return until;
    }

    private static LocalDate today(Exchange x) {
        return LocalDate.ofInstant(x.now(), ZoneOffset.systemDefault());
    }

    /** What was typed so far, where it can be read. */
    private record Form(Exchange x) {
        Optional<Naming> naming() {
            return x.form()
                    .text("computer")
                    .flatMap(HostName::parse)
                    .map(host -> Naming.of(host, x.form().text("domain").flatMap(HostName::parse)));
        }

        Optional<LocalDate> until() {
            return x.form()
                    .text("until")
                    .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d"))
                    .flatMap(Form::date);
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (java.time.DateTimeException none) {
                return Optional.empty();
            }
        }
    }
}
