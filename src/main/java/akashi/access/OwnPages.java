package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.ApiTokens;
import akashi.store.Database;
import akashi.store.SecondFactors;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Lang;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One's own page: language, password, API tokens, and where one is signed in. */
final class OwnPages {

    private static final int LONGEST_NAME = 200;
    private static final List<Integer> DAYS = List.of(90, 365, 0);

    private final Database database;
    private final Acts acts;
    private final Entrance entrance;
    private final ShownOnce made = new ShownOnce(() -> Password.of(Randoms.token()));

    OwnPages(Database database, Acts acts, Entrance entrance) {
        this.database = database;
        this.acts = acts;
        this.entrance = entrance;
    }

    void routes(Routes routes) {
        routes.get("/account", Access.TRAINEE, this::show);
        routes.post("/account/password", Access.TRAINEE, this::changePassword);
        routes.personal("/account/language", Access.TRAINEE, this::chooseLanguage);
        routes.post("/account/tokens", Access.HELPDESK, this::addToken);
        routes.post("/account/tokens/{id}/withdraw", Access.HELPDESK, this::withdraw);
    }

    private void show(Exchange x) {
        UUID me = x.actor().userId();
        x.page(
                "access/account",
                Map.of(
                        "me", new Accounts(database.db()).get(me),
                        "tokens", new ApiTokens(database.db()).of(me),
                        "sessions", SessionPages.rows(database, x, me),
                        "mayUseTokens", x.actor().access().covers(Access.HELPDESK),
                        "languages", languages(),
                        "language", x.lang().code(),
                        "days", days(),
                        "roles", scopes(x.actor().access()),
                        "factor", new SecondFactors(database.db()).find(me),
                        "act", Randoms.token()));
    }

    private void changePassword(Exchange x) {
        x.onFault(this::show);
        Account account = new Accounts(database.db()).get(x.actor().userId());
        Password present = Password.of(x.form().secret("present"));
        Password chosen = Passwords.chosen(x.form(), "password", "again", account.userName());
        x.form().done();
        entrance.confirm(account, present, Message.of("access.asked.password"), x.address());
        if (Passwords.matches(account.passwordHash(), chosen)) {
            throw new Fault.BadInput("password", "access.password.unchanged");
        }
        acts.run(x.actor(), new PeopleActs.ChangePassword(Passwords.hashed(chosen)));
        x.startSession(entrance.open(account, Message.of("access.by.changed-password"), x.address()));
        x.redirect("/account", Message.of("access.password.changed"));
    }

    /** Kept for the person; the address it leads to tells this browser as well. */
    private void chooseLanguage(Exchange x) {
        x.onFault(this::show);
        Lang lang = x.form().required("lang", code -> Lang.of(code).orElseThrow(IllegalArgumentException::new));
        x.form().done();
        acts.run(x.actor(), new PeopleActs.ChooseLanguage(lang.code()));
        x.redirect("/account?lang=" + lang.code(), Message.of("access.language.saved"));
    }

    private void addToken(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        String name = form.required("name", OwnPages::tokenName);
        int days = form.within("days", 0, 3660, DAYS.get(0));
        Access access = form.text("role").isPresent()
                ? form.oneOf("role", Access.class)
                : x.actor().access();
        boolean readOnly = form.flag("read-only");
        if (access != null && !x.actor().access().covers(access)) {
            form.error("role", Message.of("access.token.above"));
        }
        form.done();
        String act = form.text("act").orElseGet(Randoms::token);
        String token = String.valueOf(made.of(act).reveal());
        ApiTokens.Scope scope = new ApiTokens.Scope(Optional.of(access), readOnly);
        Optional<Instant> expires = days == 0
                ? Optional.empty()
                : Optional.of(x.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS));
        acts.run(x.actor(), new PeopleActs.AddToken(token, name, expires, scope), Terms.NONE.onceFor(act));
        x.page(
                "access/token",
                Map.of("name", name, "token", token, "expires", expires, "access", access, "readOnly", readOnly));
    }

    private void withdraw(Exchange x) {
        x.onFault(this::show);
        acts.run(x.actor(), new PeopleActs.WithdrawToken(x.path("id", UUID::fromString)));
        x.redirect("/account", Message.of("access.token.withdrawn"));
    }

    /** What a token may be called. */
    static String tokenName(String text) {
        if (text.length() > LONGEST_NAME) {
            throw new Fault.BadInput("name", "access.token.long", LONGEST_NAME);
        }
        if (Unseen.in(text)) {
            throw new Fault.BadInput("name", "web.field.unseen");
        }
        return text;
    }

    private static List<Option> languages() {
        return Stream.of(Lang.values())
                .map(lang -> new Option(lang.code(), Message.of("access.language." + lang.code())))
                .toList();
    }

    /** The roles that a token of somebody with this one may have; the API has nothing for learners. */
    private static List<Option> scopes(Access own) {
        return Option.of(Stream.of(Access.values())
                .filter(role -> own.covers(role) && role.covers(Access.HELPDESK))
                .toArray(Access[]::new));
    }

    private static List<Option> days() {
        return DAYS.stream()
                .map(days -> new Option(String.valueOf(days), Message.of("access.token.days", days)))
                .toList();
    }
}
