package akashi.approval;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Approval;
import akashi.store.Approval.State;
import akashi.store.Approvals;
import akashi.store.Database;
import akashi.store.FourEyes;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pages of requests for a second administrator, and whether one is asked for. */
public final class ApprovalPages {

    private static final String ONE = FourEyes.PATH + "/{number}";
    private static final int SHOWN = 200;

    private final Database database;
    private final Acts acts;

    /** Shows the requests of a site and runs the acts about them. */
    public ApprovalPages(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** The use cases of these acts. */
    public static List<UseCase<?, ?>> acts() {
        return ApprovalCases.all();
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get(FourEyes.PATH, Access.ADMIN, this::list);
        routes.post(FourEyes.PATH + "/rule", Access.ADMIN, this::require);
        routes.get(ONE, Access.ADMIN, this::show);
        routes.post(ONE + "/ask", Access.ADMIN, this::ask);
        routes.post(ONE + "/approve", Access.ADMIN, x -> decide(x, true));
        routes.post(ONE + "/decline", Access.ADMIN, x -> decide(x, false));
        routes.post(ONE + "/withdraw", Access.ADMIN, this::withdraw);
    }

    /** A request as it is shown. */
    record Row(Approval request, Message kind, State state, Message word, boolean own) {

        static Row of(Approval request, UUID reader, Instant now) {
            State state = request.state(now);
            return new Row(
                    request,
                    Message.of("audit.kind." + request.act()),
                    state,
                    Message.of("approval.state." + state),
                    request.askerId().equals(reader));
        }

        /** For templates: whether something may still come of it. */
        public boolean live() {
            return is("OFFERED") || is("ASKED") || is("APPROVED");
        }

        /** For templates. */
        public boolean is(String name) {
            return state.name().equals(name);
        }
    }

    private void list(Exchange x) {
        UUID me = x.actor().userId();
        List<Row> rows = approvals(x).listed(me, SHOWN, x.now()).stream()
                .map(each -> Row.of(each, me, x.now()))
                .toList();
        List<Row> open = rows.stream()
                .filter(row -> row.is("ASKED") || row.is("APPROVED"))
                .toList();
        List<Row> unsent = rows.stream().filter(row -> row.is("OFFERED")).toList();
        Map<String, Object> model = new HashMap<>();
        boolean on = on(x);
        model.put("on", on);
        model.put("enough", ApprovalCases.enough(database.db()));
        model.put("open", open);
        // Nobody has to be asked while the rule is off.
        model.put("unsent", on ? unsent : List.of());
        model.put(
                "over",
                rows.stream()
                        .filter(row -> !open.contains(row) && !unsent.contains(row))
                        .toList());
        model.put("act", UUID.randomUUID().toString());
        x.page("approval/list", model);
    }

    private void show(Exchange x) {
        Row row = Row.of(found(x), x.actor().userId(), x.now());
        if (row.own()) {
            approvals(x).seen(row.request(), x.now());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("on", on(x));
        model.put("row", row);
        model.put("until", row.request().until().orElse(null));
        model.put("longest", Note.LONGEST);
        x.page("approval/one", model);
    }

    private boolean on(Exchange x) {
        return FourEyes.on(database.db(), x.actor().siteId());
    }

    private void require(Exchange x) {
        x.onFault(this::list);
        boolean on = x.form().flag("on");
        Terms once = Terms.once(x.form().text("act"));
        acts.run(x.actor(), new ApprovalActs.Require(on), once);
        x.redirect(FourEyes.PATH, Message.of(on ? "approval.rule.is-on" : "approval.rule.is-off"));
    }

    private void ask(Exchange x) {
        x.onFault(this::show);
        Note note = x.form().required("note", Note::new);
        x.form().done();
        done(x, new ApprovalActs.Ask(number(x), note), "approval.asked");
    }

    private void decide(Exchange x, boolean approved) {
        x.onFault(this::show);
        Note note = approved
                ? x.form().optional("answer", Note::new).orElse(Note.NONE)
                : x.form().required("answer", Note::new);
        x.form().done();
        done(
                x,
                new ApprovalActs.Decide(number(x), approved, note),
                approved ? "approval.approved" : "approval.declined");
    }

    private void withdraw(Exchange x) {
        x.onFault(this::show);
        done(x, new ApprovalActs.Withdraw(number(x)), "approval.withdrawn");
    }

    private void done(Exchange x, Act<Void> act, String said) {
        acts.run(x.actor(), act);
        x.redirect(FourEyes.PATH + "/" + number(x), new Message(said, List.of()));
    }

    private Approval found(Exchange x) {
        return approvals(x)
                .numbered(number(x))
                .filter(each -> each.seenBy(x.actor().userId()))
                .orElseThrow(() -> new Fault.NotFound("approval " + x.path("number")));
    }

    private Approvals approvals(Exchange x) {
        return new Approvals(database.db(), x.actor().siteId());
    }

    private static int number(Exchange x) {
        return x.path("number", Integer::valueOf);
    }
}
