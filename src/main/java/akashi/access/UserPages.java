package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SecondFactors;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The people of the portal: who they are, what they may do, and a first password for each, shown once. */
final class UserPages {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]*");

    /** Their letters look alike: of two, somebody could take an administrator for another one. */
    private static final List<Pattern> ALPHABETS = Stream.of("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee")
            .map(script -> Pattern.compile("\\p{Is" + script + "}"))
            .toList();

    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Acts acts;
    private final Entrance entrance;
    private final ShownOnce firstPasswords = new ShownOnce(Randoms::password);

    UserPages(Database database, Acts acts, Entrance entrance) {
        this.entrance = entrance;
        this.database = database;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get("/users", Access.ADMIN, this::show);
        routes.post("/users", Access.ADMIN, this::add);
        routes.post("/users/{id}/role", Access.ADMIN, this::changeRole);
        routes.post("/users/{id}/disable", Access.ADMIN, x -> disable(x, true));
        routes.post("/users/{id}/enable", Access.ADMIN, x -> disable(x, false));
        routes.post("/users/{id}/password", Access.ADMIN, this::reset);
    }

    void show(Exchange x) {
        List<Account> people = new Accounts(database.db()).all();
        Set<UUID> having = new SecondFactors(database.db()).all();
        x.page(
                "access/users",
                Map.of(
                        "people", people,
                        "lastAdministrator", lastAdministrator(people).orElse(""),
                        "roles", Option.of(Access.values()),
                        "having", having,
                        "shut", new SecondFactors(database.db()).shut(),
                        "required", FactorRule.required(database.db()),
                        "mayRequire", having.contains(x.actor().userId()),
                        "act", Randoms.token()));
    }

    /** The one administrator who can sign in, where there is only one: nothing is offered that would be refused. */
    private static Optional<String> lastAdministrator(List<Account> people) {
        List<String> administrators = people.stream()
                .filter(PeopleCases::staying)
                .map(Account::userName)
                .toList();
        return administrators.size() == 1 ? Optional.of(administrators.get(0)) : Optional.empty();
    }

    private void add(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        String name = form.required("name", UserPages::name);
        Access access = form.oneOf("role", Access.class);
        form.done();
        Password first = firstPasswords.of(token(form));
        Account account = new Account(
                UUID.randomUUID(),
                name,
                Passwords.hashed(first),
                access,
                Optional.empty(),
                true,
                false,
                x.now().truncatedTo(ChronoUnit.MILLIS));
        run(x, new PeopleActs.AddPerson(account));
        shown(x, name, first);
    }

    private void changeRole(Exchange x) {
        x.onFault(this::show);
        Access access = x.form().oneOf("role", Access.class);
        x.form().done();
        Account before = new Accounts(database.db()).get(id(x));
        run(x, new PeopleActs.ChangeRole(id(x), access));
        if (before.access() != access && id(x).equals(x.actor().userId())) {
            // Every session of the person is over; this browser goes on with the new role.
            Account me = new Accounts(database.db()).get(id(x));
            x.startSession(entrance.open(me, Message.of("access.by.changed-role"), x.address()));
            x.redirect(
                    access == Access.ADMIN ? "/users" : SignInPages.landing(access), Message.of("access.users.saved"));
            return;
        }
        x.redirect("/users", Message.of("access.users.saved"));
    }

    private void disable(Exchange x, boolean disabled) {
        x.onFault(this::show);
        run(x, new PeopleActs.Disable(id(x), disabled));
        x.redirect("/users", Message.of("access.users.saved"));
    }

    private void reset(Exchange x) {
        x.onFault(this::show);
        Account account = new Accounts(database.db()).get(id(x));
        Password first = firstPasswords.of(token(x.form()));
        run(x, new PeopleActs.ResetPassword(account.id(), Passwords.hashed(first)));
        shown(x, account.userName(), first);
    }

    private static void shown(Exchange x, String name, Password first) {
        x.page("access/first-password", Map.of("name", name, "password", String.valueOf(first.reveal())));
    }

    private void run(Exchange x, Act<Void> act) {
        acts.run(x.actor(), act, Terms.NONE.onceFor(token(x.form())));
    }

    private static UUID id(Exchange x) {
        return x.path("id", UUID::fromString);
    }

    /** The form's own token; a form sent without one is sent once. */
    private static String token(Form form) {
        return form.text("act").orElseGet(Randoms::token);
    }

    private static String name(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
        if (ALPHABETS.stream().filter(one -> one.matcher(lower).find()).count() > 1) {
            throw new Fault.BadInput("name", "access.users.name.mixed");
        }
        if (!NAME.matcher(lower).matches()) {
            throw new Fault.BadInput("name", "access.users.name.wrong");
        }
        int length = lower.codePointCount(0, lower.length());
        if (length > LONGEST_NAME) {
            throw new Fault.BadInput("name", "access.users.name.long", LONGEST_NAME, length);
        }
        return lower;
    }
}
