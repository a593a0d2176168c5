package akashi.runbook;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.judged.JudgedSite;
import akashi.core.runbook.Deed;
import akashi.core.runbook.Emergency;
import akashi.core.runbook.ExitCode;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.runbook.Performer;
import akashi.core.runbook.Runbook;
import akashi.core.runbook.Stage;
import akashi.core.runbook.Tick;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.RunbookNotes;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The shelf of runbooks, each of them, and the paper that one person takes along. */
public final class RunbookPages {

    private static final String ONE = "/runbook/{journey}";

    private final Database database;
    private final Judgements judgements;
    private final Acts acts;
    private final ZoneId zone;

    /** Windows are entered as local time of the zone. */
    public RunbookPages(Database database, Judgements judgements, Acts acts, ZoneId zone) {
        this.database = database;
        this.judgements = judgements;
        this.acts = acts;
        this.zone = zone;
    }

    /** What can be done. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new Saying(), new Choosing(), new Beginning());
    }

    /** Adds the pages. */
    public void routes(Routes routes) {
        routes.get("/runbook", Access.HELPDESK, this::shelf);
        routes.get(ONE, Access.HELPDESK, this::show);
        routes.get(ONE + "/paper", Access.HELPDESK, this::paper);
        routes.post(ONE + "/say", Access.HELPDESK, this::say);
        routes.post(ONE + "/pace", Access.ADMIN, this::pace);
        routes.post(ONE + "/anew", Access.ADMIN, this::anew);
    }

    private void shelf(Exchange x) {
        JudgedSite judged = judged(x);
        Shelf shelf = new Shelf(judged, notes(x));
        x.page("runbook/shelf", Map.of("rows", ShelfRow.of(shelf, Emergency.in(judged.site(), x.now()))));
    }

    private void show(Exchange x) {
        JudgedSite judged = judged(x);
        Journey journey = journey(x);
        Runbook runbook = new Shelf(judged, notes(x)).of(journey);
        Form place = x.form().text("stage").isPresent() ? x.form() : x.query();
        RunbookView view = RunbookView.of(runbook, place.number("stage", 0, 99, 0), place.number("wave", 0, 9999, 0));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        String seen = x.query()
                .text("seen")
                .filter(text -> text.matches("[0-9a-f]{1,8}"))
                .orElse(view.mark());
        model.put("seen", seen);
        model.put("stale", !seen.equals(view.mark()));
        model.put("journey", journey);
        model.put("admin", x.actor().access() == Access.ADMIN);
        model.put("emergency", journey.emergency() ? Emergency.of(judged.site(), x.now()) : null);
        model.put("applies", Emergency.in(judged.site(), x.now()).contains(journey));
        model.put("performers", Performer.values());
        model.put("codes", ExitCode.values());
        model.put("token", UUID.randomUUID().toString());
        model.putAll(paced(x, runbook.pace()));
        x.page("runbook/runbook", model);
    }

    private Map<String, Object> paced(Exchange x, Pace pace) {
        return Map.of(
                "shut", !pace.open(x.now()),
                "past", pace.past(x.now()),
                "wrongPace", x.form().errors().stream().anyMatch(error -> PACE_FIELDS.contains(error.field())),
                "groupings", Option.of(Pace.Grouping.values()),
                "orders", ORDERS,
                "from", local(pace.from()),
                "until", local(pace.until()));
    }

    private static final Set<String> PACE_FIELDS = Set.of("grouping", "size", "eventFirst", "from", "until");

    private static final List<Option> ORDERS = List.of(
            new Option("true", Message.of("runbook.order.event-first")),
            new Option("false", Message.of("runbook.order.management-first")));

    private String local(Optional<Instant> instant) {
        return instant.map(at -> LocalDateTime.ofInstant(at, zone)
                        .withSecond(0)
                        .withNano(0)
                        .toString())
                .orElse("");
    }

    private void paper(Exchange x) {
        Journey journey = journey(x);
        Runbook runbook = new Shelf(judged(x), notes(x)).of(journey);
        Optional<Performer> who = x.query().optional("who", Performer::valueOf);
        Map<String, Object> model = new HashMap<>();
        model.put("journey", journey);
        model.put("who", who.orElse(null));
        List<Stage> stages = RunbookView.stagesOf(runbook, who);
        model.put("stages", stages);
        model.put("configures", stages.stream().anyMatch(stage -> stage.deed().restarts()));
        model.put("codes", ExitCode.values());
        model.put("now", x.now());
        x.page("runbook/paper", model);
    }

    private void say(Exchange x) {
        x.onFault(this::show);
        Journey journey = journey(x);
        Form form = x.form();
        Deed deed = form.oneOf("deed", Deed.class);
        UUID subject = form.required("subject", UUID::fromString);
        Tick.Outcome outcome = form.oneOf("outcome", Tick.Outcome.class);
        OptionalInt code = form.optional("code", Integer::valueOf).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
        String note = form.text("note").orElse("");
        if (note.length() > 1000) {
            form.error("note", Message.of("runbook.note.long"));
        }
        form.done();
        acts.run(x.actor(), new SayStep(journey, deed, subject, outcome, code, note), terms(form));
        x.redirect(back(x, journey), Message.of("runbook.said." + outcome, Message.of(deed)));
    }

    private static String back(Exchange x, Journey journey) {
        String path = "/runbook/" + journey.slug();
        String stage = x.form()
                .text("stage")
                .filter(n -> n.matches("\\d{1,2}"))
                .map(n -> "?stage=" + n)
                .orElse("");
        String wave = x.form()
                .text("wave")
                .filter(n -> n.matches("\\d{1,4}"))
                .map(n -> "&wave=" + n)
                .orElse("");
        return path + stage + (stage.isEmpty() ? "" : wave);
    }

    private void pace(Exchange x) {
        x.onFault(this::show);
        Journey journey = journey(x);
        Form form = x.form();
        Pace.Grouping grouping = form.oneOf("grouping", Pace.Grouping.class);
        Integer size = form.required("size", Integer::valueOf);
        boolean eventFirst = form.flag("eventFirst");
        Optional<Instant> from = form.optional("from", this::instant);
        Optional<Instant> until = form.optional("until", this::instant);
        if (size != null && (size < 1 || size > Pace.LARGEST)) {
            form.error("size", Message.of("runbook.pace.size.wrong", Pace.LARGEST));
        }
        if (from.isPresent() && until.filter(end -> !end.isAfter(from.get())).isPresent()) {
            form.error("until", Message.of("runbook.pace.until.wrong"));
        }
        form.done();
        acts.run(
                x.actor(),
                new SetPace(journey, new Pace(grouping, size, eventFirst, from, until, Optional.empty())),
                terms(form));
        x.redirect("/runbook/" + journey.slug(), Message.of("runbook.said.pace"));
    }

    private Instant instant(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
    }

    private void anew(Exchange x) {
        x.onFault(this::show);
        Journey journey = journey(x);
        acts.run(x.actor(), new BeginAnew(journey), terms(x.form()));
        x.redirect("/runbook/" + journey.slug(), Message.of("runbook.said.anew"));
    }

    private static Terms terms(Form form) {
        return Terms.once(form.text("act"));
    }

    private JudgedSite judged(Exchange x) {
        return judgements.of(x.actor().siteId(), x.now());
    }

    private RunbookNotes notes(Exchange x) {
        return new RunbookNotes(database.db(), x.actor().siteId());
    }

    private static Journey journey(Exchange x) {
        return Journey.bySlug(x.path("journey")).orElseThrow(() -> new Fault.NotFound("runbook " + x.path("journey")));
    }
}
