package akashi.handout;

import akashi.access.ShownOnce;
import akashi.certificates.Bundles;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Handouts;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of one computer, as administrators see them. Link and password are shown once, when a link is made. */
final class HandoutPages {

    private static final String HERE = "/servers/{id}/handouts";
    private static final int MOST_HOURS = 7 * 24;
    private static final int USUAL_HOURS = 24;

    /** Addresses by which no other computer gets here. */
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)https?://(([^/:]+\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SealedPasswords passwords;
    private final ShownOnce tokens = new ShownOnce(() -> Password.of(Randoms.token()));
    private final ShownOnce made = new ShownOnce(Randoms::password);

    HandoutPages(Database database, Acts acts, Snapshots snapshots, SealedPasswords passwords) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.passwords = passwords;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::show);
        routes.post(HERE, Access.ADMIN, this::make);
        routes.post(HERE + "/{handout}/revoke", Access.ADMIN, this::revoke);
    }

    /** A link in the list. */
    record Row(Handouts.Handout handout, Message state, boolean open) {}

    private void show(Exchange x) {
        Computer computer = computer(x);
        List<Row> rows = new Handouts(database.db())
                .of(x.actor().siteId(), computer.id()).stream()
                        .map(each -> row(each, each.state(x.now())))
                        .toList();
        x.page(
                "handout/links",
                Map.of(
                        "computer", computer,
                        "rows", rows,
                        "refusals", refusals(x, computer),
                        "local", local(x),
                        "terms", terms(),
                        "sources",
                                List.of(
                                        new Option("made", Message.of("handout.password.made")),
                                        new Option("typed", Message.of("handout.password.typed"))),
                        "act", Randoms.token()));
    }

    /** Why no link could be made now, by the gate that refuses the form too. */
    private List<Refusal> refusals(Exchange x, Computer computer) {
        try {
            Bundles.judge(snapshots.of(x.actor().siteId()), computer);
            return List.of();
        } catch (Fault.Refused refused) {
            return refused.refusals();
        }
    }

    private static Row row(Handouts.Handout handout, Handouts.State state) {
        boolean open = state == Handouts.State.WAITING || state == Handouts.State.FETCHED;
        return new Row(handout, Message.of("handout.state." + state), open);
    }

    private void make(Exchange x) {
        x.onFault(this::show);
        Computer computer = computer(x);
        Form form = x.form();
        int hours = form.within("hours", 1, MOST_HOURS, USUAL_HOURS);
        boolean typed = form.text("source").filter("typed"::equals).isPresent();
        Password own = Password.of(form.secret("password"));
        form.done();
        String act = form.text("act").orElseGet(Randoms::token);
        Password password = typed ? own : made.of(act);
        Bundles.judge(database.db(), x.actor().siteId(), password);
        String token = String.valueOf(tokens.of(act).reveal());
        UUID id = UUID.randomUUID();
        acts.run(
                x.actor(),
                new MakeHandout(id, computer.id(), token, passwords.seal(id, password), typed, Duration.ofHours(hours)),
                Terms.NONE.onceFor(act));
        x.page(
                "handout/made",
                Map.of(
                        "computer",
                        computer,
                        "link",
                        x.origin() + TechnicianPages.HERE + token,
                        "until",
                        x.now().plus(Duration.ofHours(hours)),
                        "local",
                        local(x),
                        "typed",
                        typed,
                        "password",
                        typed ? "" : String.valueOf(password.reveal())));
    }

    /** The start of links that open on the portal's own computer only; empty where they open elsewhere too. */
    private static String local(Exchange x) {
        return onlyHere(x.origin()) ? x.origin() : "";
    }

    static boolean onlyHere(String origin) {
        return LOOPBACK.matcher(origin).matches();
    }

    private void revoke(Exchange x) {
        x.onFault(this::show);
        acts.run(x.actor(), new RevokeHandout(x.path("handout", UUID::fromString)));
        x.redirect("/servers/" + x.path("id") + "/handouts", Message.of("handout.revoked"));
    }

    private Computer computer(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        return snapshots.of(x.actor().siteId()).computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id));
    }

    private static List<Option> terms() {
        return Stream.of(1, 4, USUAL_HOURS, 72, MOST_HOURS)
                .map(hours -> new Option(String.valueOf(hours), Message.of("handout.term", hours)))
                .toList();
    }
}
