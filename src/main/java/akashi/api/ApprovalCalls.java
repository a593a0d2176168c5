package akashi.api;

import akashi.api.Call.Content;
import akashi.approval.ApprovalActs;
import akashi.approval.Note;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Approval;
import akashi.store.Approvals;
import akashi.store.Database;
import akashi.web.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Requests for a second administrator: asked for, answered, taken back. */
final class ApprovalCalls {

    private static final int MOST = 200;

    private final Acts acts;
    private final Database database;

    ApprovalCalls(Acts acts, Database database) {
        this.acts = acts;
        this.database = database;
    }

    /** Why. */
    record Remark(String note) {}

    /** A request. */
    record ApprovalView(
            int number,
            String act,
            String subject,
            List<String> what,
            Approval.State state,
            String askedBy,
            Optional<Instant> askedAt,
            Optional<String> note,
            Optional<String> answeredBy,
            Optional<Instant> answeredAt,
            Optional<String> answer,
            Optional<Instant> until) {

        static ApprovalView of(Approval approval, Instant now, Function<Message, String> text) {
            return new ApprovalView(
                    approval.number(),
                    approval.act(),
                    approval.subject(),
                    approval.what().stream().map(text).toList(),
                    approval.state(now),
                    approval.asker(),
                    approval.askedAt(),
                    approval.note(),
                    approval.answerer(),
                    approval.answeredAt(),
                    approval.answerNote(),
                    approval.until());
        }
    }

    /** Requests, the newest first. */
    record ApprovalList(List<ApprovalView> approvals) {}

    List<Call> calls() {
        return List.of(
                Call.get("list-approvals", "/approvals", Access.ADMIN, this::list)
                        .answers(200, Content.json(ApprovalList.class)),
                Call.get("read-approval", "/approvals/{number}", Access.ADMIN, this::one)
                        .answers(200, Content.json(ApprovalView.class)),
                post("ask-approval", "ask", x -> new ApprovalActs.Ask(number(x), needed(x))),
                post("approve", "approve", x -> new ApprovalActs.Decide(number(x), true, note(x))),
                post("decline-approval", "decline", x -> new ApprovalActs.Decide(number(x), false, needed(x))),
                post("withdraw-approval", "withdraw", x -> new ApprovalActs.Withdraw(number(x))));
    }

    private Call post(String id, String deed, Function<Exchange, Act<Void>> act) {
        return Call.post(id, "/approvals/{number}/" + deed, Access.ADMIN, x -> {
                    acts.run(x.actor(), act.apply(x), Input.terms(x));
                    one(x);
                })
                .takes(Content.json(Remark.class).maybe())
                .answers(200, Content.json(ApprovalView.class));
    }

    private void list(Exchange x) {
        x.json(
                200,
                new ApprovalList(approvals(x).listed(x.actor().userId(), MOST, x.now()).stream()
                        .map(each -> ApprovalView.of(each, x.now(), x::text))
                        .toList()));
    }

    private void one(Exchange x) {
        Approval found = approvals(x)
                .numbered(number(x))
                .filter(each -> each.seenBy(x.actor().userId()))
                .orElseThrow(() -> new Fault.NotFound("approval " + x.path("number")));
        x.json(200, ApprovalView.of(found, x.now(), x::text));
    }

    private Approvals approvals(Exchange x) {
        return new Approvals(database.db(), x.actor().siteId());
    }

    private static int number(Exchange x) {
        return x.path("number", Integer::valueOf);
    }

    private static Note note(Exchange x) {
        String note = Input.bodyOr(x, Remark.class, new Remark(null)).note();
        return note == null ? Note.NONE : new Note(note);
    }

    private static Note needed(Exchange x) {
        return Note.needed(note(x).text());
    }
}
