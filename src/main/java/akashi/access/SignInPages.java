package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Session;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.LocalPath;
import akashi.web.Route;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Signing in and out, and choosing a password of one's own where somebody else set it. */
final class SignInPages {

    private final Database database;
    private final Acts acts;
    private final Entrance entrance;
    private final OtherDoor other;

    SignInPages(Database database, Acts acts, Entrance entrance, OtherDoor other) {
        this.other = other;
        this.database = database;
        this.acts = acts;
        this.entrance = entrance;
    }

    void routes(Routes routes) {
        routes.open(Route.Method.GET, "/sign-in", this::show);
        routes.open(Route.Method.POST, "/sign-in", this::signIn);
        routes.open(Route.Method.GET, "/sign-in/password", this::showChange);
        routes.open(Route.Method.POST, "/sign-in/password", this::change);
        routes.open(Route.Method.POST, "/sign-out", this::signOut);
    }

    private void show(Exchange x) {
        boolean mustChange = x.sessionToken().flatMap(entrance::found).isPresent()
                && x.session().isEmpty();
        if (mustChange) {
            x.redirect("/sign-in/password");
            return;
        }
        Optional<String> elsewhere = other.name();
        x.page(
                "access/sign-in",
                Map.of(
                        "next", next(x),
                        "fresh", new Accounts(database.db()).none(),
                        "elsewhere", elsewhere,
                        "there", withNext(other.path(), next(x))));
    }

    private void signIn(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        String userName = form.required("username");
        Password password = Password.of(form.secret("password"));
        form.done();
        Account account = entrance.signIn(userName, password, x.address())
                .orElseThrow(() -> new Fault.BadInput("username", "access.sign-in.wrong"));
        entrance.comesIn(x, account, next(x));
    }

    /** Where somebody who is now signed in goes first. */
    static void goOn(Exchange x, Account account, String next) {
        x.redirect(onwardsOrChange(next, account));
    }

    /** The page that changes the password where it has to be changed first, otherwise where the person goes. */
    static String onwardsOrChange(String next, Account account) {
        return account.mustChange()
                ? withNext("/sign-in/password", next)
                : LocalPath.of(onwards(next, account)).orElse("/");
    }

    static String withNext(String path, String next) {
        return path + (next.equals("/") ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    /** Where the person was going before signing in, otherwise the first page that the role may see. */
    static String onwards(String next, Account account) {
        return next.equals("/") ? landing(account.access()) : next;
    }

    /** The first page that a person may see. */
    static String landing(Access access) {
        return access == Access.TRAINEE ? "/learn" : "/";
    }

    private void showChange(Exchange x) {
        x.page("access/password-first", Map.of("name", changing(x).account().userName(), "next", next(x)));
    }

    private void change(Exchange x) {
        x.onFault(this::showChange);
        Session session = changing(x);
        Account account = session.account();
        Password password = Passwords.chosen(x.form(), "password", "again", account.userName());
        if (Passwords.matches(account.passwordHash(), password)) {
            x.form().error("password", Message.of("access.password.same"));
        }
        x.form().done();
        acts.run(Entrance.actor(session, x.address()), new PeopleActs.ChangePassword(Passwords.hashed(password)));
        x.startSession(entrance.open(account, Message.of("access.by.changed-password"), x.address()));
        x.redirect(LocalPath.of(onwards(next(x), account)).orElse("/"), Message.of("access.password.changed"));
    }

    private Session changing(Exchange x) {
        return x.sessionToken()
                .flatMap(entrance::found)
                .filter(session -> session.account().mustChange())
                .orElseThrow(() -> new Fault.NotFound("a password to change"));
    }

    private void signOut(Exchange x) {
        Optional<Account> who = x.sessionToken().flatMap(entrance::found).map(Session::account);
        x.sessionToken().ifPresent(token -> entrance.end(token, x.address()));
        x.endSession();
        x.redirect(who.flatMap(other::wayOut).orElse("/sign-in"), Message.of("access.signed-out"));
    }

    static String next(Exchange x) {
        return x.form().text("next").or(() -> x.query().text("next")).orElse("/");
    }
}
