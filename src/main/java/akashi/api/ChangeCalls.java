package akashi.api;

import akashi.api.Call.Content;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.encryption.ChangeView;
import akashi.encryption.Encryption;
import akashi.encryption.Go;
import akashi.encryption.Go.Acknowledged;
import akashi.encryption.SaveChange;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Wanting switches on or off, and letting them take effect. */
final class ChangeCalls {

    private static final String PLAN = """
            {"set": [{"computer": "rec-01.example.com", "slot": "SERVER", "on": true}], "completePair": true}""";
    private static final String ACKNOWLEDGE = """
            {"acknowledge": [{"rule": "TRUSTED", "note": "Looked at on every computer"}]}""";

    private final Acts acts;
    private final Snapshots snapshots;
    private final Encryption encryption;

    ChangeCalls(Acts acts, Snapshots snapshots, Encryption encryption) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.encryption = encryption;
    }

    /** Switches to turn. */
    record NewChange(@Required List<NewTurn> set, Boolean completePair, Boolean dryRun) {}

    /** A switch, by the computer's host name. */
    record NewTurn(
            @Required String computer,
            @Required Slot slot,
            @Required Boolean on) {}

    /** What a person confirms of what nothing proves. */
    record Words(List<Word> acknowledge) {}

    /** A word for one rule. */
    record Word(@Required Rule rule, String note) {}

    List<Call> calls() {
        return List.of(
                Call.post("plan-change", "/changes", Access.ADMIN, this::plan)
                        .takes(Content.json(NewChange.class).like(PLAN))
                        .answers(200, Content.json(ChangeAnswer.class))
                        .answers(201, Content.json(ChangeAnswer.class)),
                Call.post("go", "/changes/{id}/go", Access.ADMIN, this::go)
                        .takes(Content.json(Words.class).like(ACKNOWLEDGE).maybe())
                        .answers(200, Content.json(ChangeAnswer.class)));
    }

    private void plan(Exchange x) {
        NewChange wanted = Input.body(x, NewChange.class);
        List<Turn> turns = turns(wanted, site(x));
        boolean complete = Boolean.TRUE.equals(wanted.completePair());
        if (Boolean.TRUE.equals(wanted.dryRun())) {
            ChangeView view = encryption.preview(x.actor().siteId(), turns, complete);
            if (!view.refusals().isEmpty()) {
                throw new Fault.Refused(view.refusals());
            }
            x.json(200, ChangeAnswer.of(view, site(x), x::text));
        } else {
            UUID id = acts.run(x.actor(), new SaveChange(turns, complete), Input.terms(x));
            x.json(201, answer(x, id));
        }
    }

    private static List<Turn> turns(NewChange wanted, SiteSnapshot site) {
        Names names = new Names(site);
        Input input = new Input();
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < wanted.set().size(); i++) {
            NewTurn turn = wanted.set().get(i);
            String field = "set[" + i + "]";
            Computer computer =
                    input.named(field + ".computer", turn.computer(), names::computer, "api.unknown.computer");
            if (computer != null && !computer.slots().contains(turn.slot())) {
                input.wrong(field + ".slot", "api.unknown.slot", computer.label());
            } else if (computer != null) {
                turns.add(new Turn(computer.id(), turn.slot(), turn.on()));
            }
        }
        if (wanted.set().isEmpty()) {
            input.wrong("set", "web.field.required");
        }
        input.done();
        return turns;
    }

    private void go(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        Words words = Input.bodyOr(x, Words.class, new Words(List.of()));
        List<Word> given = words.acknowledge() == null ? List.of() : words.acknowledge();
        Input input = new Input();
        for (int i = 0; i < given.size(); i++) {
            Word word = given.get(i);
            if (word.rule().force() == Rule.Force.MUST
                    && (word.note() == null || word.note().isBlank())) {
                input.wrong("acknowledge[" + i + "].note", "encryption.word.missing");
            }
        }
        input.done();
        List<Acknowledged> acknowledged = given.stream()
                .map(word -> new Acknowledged(word.rule(), "", word.note() == null ? "" : word.note()))
                .toList();
        acts.run(x.actor(), new Go(id, acknowledged), Input.terms(x));
        x.json(200, answer(x, id));
    }

    private ChangeAnswer answer(Exchange x, UUID id) {
        return ChangeAnswer.of(encryption.view(x.actor().siteId(), id), site(x), x::text);
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }
}
