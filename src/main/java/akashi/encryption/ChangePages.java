package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.rule.Rule;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.runbook.Runbooks;
import akashi.core.runbook.Stage;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.encryption.Go.Acknowledged;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A change set: its checks and what it changes, then the steps, then what came of it. */
final class ChangePages {

    private final Encryption encryption;
    private final Snapshots snapshots;
    private final Acts acts;

    ChangePages(Encryption encryption, Snapshots snapshots, Acts acts) {
        this.encryption = encryption;
        this.snapshots = snapshots;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get("/encryption/{id}", Access.HELPDESK, this::show);
        routes.post("/encryption/{id}/go", Access.ADMIN, this::go);
        routes.post("/encryption/{id}/in-effect", Access.ADMIN, this::inEffect);
        routes.post("/encryption/{id}/undo", Access.ADMIN, this::undo);
    }

    private void show(Exchange x) {
        UUID siteId = x.actor().siteId();
        ChangeView view = encryption.view(siteId, x.path("id", UUID::fromString));
        SiteSnapshot site = snapshots.of(siteId);
        ChangeSet change = view.change().orElseThrow();
        Map<String, Object> model = new HashMap<>(common(view, site, x));
        model.put("change", change);
        model.put("summary", Summary.of(view.turns()));
        model.put("state", change.state());
        model.put(
                "goes",
                Message.of("encryption.go." + way(view.turns()), view.turns().size()));
        model.put("stages", stages(site, view.turns()));
        model.put("resting", resting(site));
        model.put("acknowledged", Word.of(view));
        x.page("encryption/change", model);
    }

    /** The same steps as the runbook has, in the order that the site chose there. */
    private List<Stage> stages(SiteSnapshot site, List<Turn> turns) {
        boolean on = turns.stream().anyMatch(Turn::on);
        Pace pace = encryption.pace(site.site().id(), on ? Journey.SWITCH_ON : Journey.SWITCH_OFF);
        return new Runbooks(site, encryption.now(), id -> Optional.empty()).turning(turns, pace.eventFirst());
    }

    /** What a change set and one that is only thought of have in common on the page. */
    static Map<String, Object> common(ChangeView view, SiteSnapshot site, Exchange x) {
        boolean over = view.change()
                .filter(change -> change.state() == State.DONE || change.state() == State.UNDONE)
                .isPresent();
        return Map.of(
                "view", view,
                "checks", CheckRow.of(view.checks(), site),
                "broken", view.broken(),
                "differences", Difference.of(site, view.turns(), over),
                "losses", losses(view.turns()),
                "way", way(view.turns()),
                "admin", x.actor().access() == Access.ADMIN,
                "tokens", new Tokens());
    }

    /** What is lost by the switches that go off. */
    private static List<Slot> losses(List<Turn> turns) {
        return turns.stream()
                .filter(turn -> !turn.on())
                .map(Turn::slot)
                .distinct()
                .sorted()
                .toList();
    }

    private static String way(List<Turn> turns) {
        boolean on = turns.stream().anyMatch(Turn::on);
        boolean off = turns.stream().anyMatch(turn -> !turn.on());
        return on && off ? "both" : off ? "off" : "on";
    }

    private static List<String> resting(SiteSnapshot site) {
        return Names.collapsed(site.computers().stream()
                .filter(computer -> computer.presence().state() == Presence.State.OUT_OF_SERVICE)
                .map(Computer::shortLabel)
                .toList());
    }

    private void go(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        Form form = x.form();
        List<Acknowledged> words = form.list("ack", Rule::valueOf).stream()
                .map(rule -> word(form, rule))
                .toList();
        form.text("seen")
                .ifPresent(seen -> ticked(form, seen, encryption.view(x.actor().siteId(), id)));
        form.done();
        acts.run(x.actor(), new Go(id, words, form.text("seen")), Tokens.terms(form));
        x.redirect("/encryption/" + id, Message.of("encryption.said.go"));
    }

    /** Every line that asks for a word must have it. Where the site changed meanwhile the act says so instead. */
    private static void ticked(Form form, String seen, ChangeView view) {
        if (seen.equals(view.seen()) && view.broken().isEmpty()) {
            view.asking().stream()
                    .map(check -> check.rule().name())
                    .filter(rule -> !form.chose("ack", rule))
                    .forEach(rule -> form.error("ack-" + rule, Message.of("encryption.word.tick")));
        }
    }

    private static Acknowledged word(Form form, Rule rule) {
        Optional<String> note = form.text("note-" + rule);
        if (rule.force() == Rule.Force.MUST && note.isEmpty()) {
            form.error("note-" + rule, Message.of("encryption.word.missing"));
        }
        return new Acknowledged(rule, form.text("by-" + rule).orElse(""), note.orElse(""));
    }

    private void inEffect(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        Form form = x.form();
        Optional<UUID> computer = form.optional("computer", UUID::fromString);
        form.done();
        int left = acts.run(x.actor(), new RecordInEffect(id, computer), Tokens.terms(form));
        x.redirect("/encryption/" + id, Message.of("encryption.said.in-effect", left));
    }

    private void undo(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        UUID next = acts.run(x.actor(), new UndoChange(id, x.form().text("seen")), Tokens.terms(x.form()));
        Message said = Message.of(next.equals(id) ? "encryption.said.undone" : "encryption.said.way-back");
        x.redirect("/encryption/" + next, said);
    }

    /** A word that was given for a rule, as the page shows it. */
    record Word(Message rule, String by, java.time.Instant at, String note) {

        static List<Word> of(ChangeView view) {
            return view.acknowledgements().stream()
                    .map(given ->
                            new Word(Message.of(Rule.valueOf(given.rule())), given.by(), given.at(), given.note()))
                    .toList();
        }
    }
}
