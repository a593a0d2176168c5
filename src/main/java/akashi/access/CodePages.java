package akashi.access;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SecondFactors;
import akashi.store.Session;
import akashi.store.Session.Awaits;
import akashi.web.Exchange;
import akashi.web.LocalPath;
import akashi.web.Route;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The second page of signing in: the code, or the second factor itself where it has to be set up first. */
final class CodePages {

    static final String CODE = "/sign-in/code";
    static final String FACTOR = "/sign-in/second-factor";

    private final Database database;
    private final Entrance entrance;
    private final CodeCheck check;
    private final FactorSetup setup;

    CodePages(Database database, Acts acts, Entrance entrance, CodeCheck check, FactorKeys keys) {
        this.database = database;
        this.entrance = entrance;
        this.check = check;
        this.setup = new FactorSetup(database, acts, keys);
    }

    void routes(Routes routes) {
        routes.open(Route.Method.GET, CODE, this::show);
        routes.open(Route.Method.POST, CODE, this::enter);
        routes.open(Route.Method.GET, FACTOR, this::showSetup);
        routes.open(Route.Method.POST, FACTOR, this::setUp);
    }

    private void show(Exchange x) {
        Account account = waiting(x, Awaits.CODE).account();
        x.page("access/code", Map.of("name", account.userName(), "next", SignInPages.next(x)));
    }

    private void enter(Exchange x) {
        x.onFault(this::show);
        Account account = waiting(x, Awaits.CODE).account();
        String code = x.form().required("code");
        x.form().done();
        OptionalInt recoveryLeft = check.demand(account, code, x.address(), "code", entrance::wrongCode);
        comesIn(x, account, Ways.withCode(account, recoveryLeft));
        String next = SignInPages.next(x);
        if (recoveryLeft.isPresent()) {
            x.redirect(
                    SignInPages.onwardsOrChange(next, account),
                    Message.of("access.recovery.used", recoveryLeft.getAsInt()));
        } else {
            SignInPages.goOn(x, account, next);
        }
    }

    private void showSetup(Exchange x) {
        Account account = waiting(x, Awaits.FACTOR).account();
        Map<String, Object> model = new HashMap<>(setup.model(x, account));
        model.put("me", account);
        model.put("next", SignInPages.next(x));
        x.page("access/factor-first", model);
    }

    private void setUp(Exchange x) {
        x.onFault(this::showSetup);
        if (answeredBefore(x)) {
            return;
        }
        Session session = waiting(x, Awaits.FACTOR);
        Account account = session.account();
        FactorSetup.Proved proved = setup.proved(x, account);
        x.form().done();
        boolean first = setup.turnOn(Entrance.actor(session, x.address()), proved, Optional.of(session.id()));
        if (!first && answeredBefore(x)) {
            return;
        }
        if (!first) {
            throw new Fault.BadInput("code", "access.factor.again");
        }
        x.startSession(entrance.open(account, Ways.withFirstFactor(account), x.address()));
        String onwards = account.mustChange() ? "/sign-in/password" : SignInPages.onwards(SignInPages.next(x), account);
        x.say(Message.of("access.factor.turned-on"));
        setup.showRecovery(x, proved.recovery(), LocalPath.of(onwards).orElse("/"));
    }

    /**
     * Shows the answer of a form that came before, in the session that sent it or one that is signed in, and lets nobody
     * in by that: the session that sent it waits for a code now.
     */
    private boolean answeredBefore(Exchange x) {
        Optional<Session> session =
                x.sessionToken().flatMap(token -> sender(token).or(() -> entrance.found(token)));
        Optional<List<String>> codes =
                session.flatMap(sent -> setup.again(x, sent.account(), Entrance.actor(sent, x.address())));
        codes.ifPresent(shown -> {
            x.form().done();
            String onwards = SignInPages.onwards(
                    SignInPages.next(x), session.orElseThrow().account());
            setup.showRecovery(x, shown, LocalPath.of(onwards).orElse("/"));
        });
        return codes.isPresent();
    }

    /** The one session that is older than the second factor and was not ended by it: the one that set it up. */
    private Optional<Session> sender(String token) {
        return entrance.waiting(token, Awaits.CODE)
                .filter(session -> new SecondFactors(database.db())
                        .find(session.account().id())
                        .filter(factor -> !session.createdAt().isAfter(factor.since()))
                        .isPresent());
    }

    /** A session of its own for what comes now: the token that waited is worth nothing any more. */
    private void comesIn(Exchange x, Account account, Message how) {
        x.sessionToken().ifPresent(token -> entrance.end(token, x.address()));
        x.startSession(entrance.open(account, how, x.address()));
    }

    private Session waiting(Exchange x, Awaits what) {
        return x.sessionToken()
                .flatMap(token -> entrance.waiting(token, what))
                .orElseThrow(() -> new Fault.NotFound("a session that waits for " + what));
    }
}
