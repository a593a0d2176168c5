package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SecondFactors;
import akashi.store.Sessions;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Handler;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One's own second factor, and what an administrator does about those of others. */
final class FactorPages {

    private static final String OWN = "/account/second-factor";
    /** For what the present password is asked. */
    private static final Message FOR = Message.of("access.asked.factor");

    private static final List<String> DEEDS = List.of("codes", "off");

    private final Database database;
    private final Acts acts;
    private final Entrance entrance;
    private final CodeCheck check;
    private final FactorSetup setup;
    private final Handler users;
    private final List<Object> turns = Stream.generate(Object::new).limit(16).toList();

    /** {@code users} shows the page of all people. */
    FactorPages(Database database, Acts acts, Entrance entrance, CodeCheck check, FactorKeys keys, Handler users) {
        this.database = database;
        this.acts = acts;
        this.entrance = entrance;
        this.check = check;
        this.setup = new FactorSetup(database, acts, keys);
        this.users = users;
    }

    void routes(Routes routes) {
        routes.get(OWN, Access.TRAINEE, this::show);
        routes.post(OWN, Access.TRAINEE, this::turnOn);
        routes.post(OWN + "/change", Access.TRAINEE, this::change);
        routes.post("/users/{id}/second-factor", Access.ADMIN, this::reset);
        routes.post("/users/second-factor", Access.ADMIN, this::require);
    }

    private void show(Exchange x) {
        Account me = me(x);
        Optional<SecondFactors.Factor> factor = new SecondFactors(database.db()).find(me.id());
        Map<String, Object> model = new HashMap<>(factor.isPresent() ? Map.of() : setup.model(x, me));
        model.put("me", me);
        model.put("factor", factor);
        model.put("required", FactorRule.requiredOf(database.db(), me));
        model.putIfAbsent("act", Randoms.token());
        x.page("access/factor", model);
    }

    private void turnOn(Exchange x) {
        x.onFault(this::show);
        Account me = me(x);
        Password present = Password.of(x.form().secret("present"));
        Optional<List<String>> before = setup.again(x, me, x.actor());
        if (before.isPresent()) {
            x.form().done();
            entrance.confirm(me, present, FOR, x.address());
            setup.showRecovery(x, before.get(), OWN);
            return;
        }
        FactorSetup.Proved proved = setup.proved(x, me);
        x.form().done();
        entrance.confirm(me, present, FOR, x.address());
        if (!setup.turnOn(x.actor(), proved, x.sessionToken().map(Sessions::idOf))) {
            // Another sending of the same form was quicker.
            setup.again(x, me, x.actor()).orElseThrow(() -> new Fault.BadInput("code", "access.factor.again"));
        }
        x.say(Message.of("access.factor.turned-on"));
        setup.showRecovery(x, proved.recovery(), OWN);
    }

    /**
     * Other recovery codes, or none of it any more: both ask for password and code. Sent again, the form is answered as
     * it was: its code is used up, and the recovery codes are shown nowhere else.
     */
    private void change(Exchange x) {
        x.onFault(this::show);
        Account me = me(x);
        String deed = x.form().required("do", FactorPages::deed);
        Password present = Password.of(x.form().secret("present"));
        String code = x.form().required("code");
        x.form().done();
        String act = x.form().text("act").orElseGet(Randoms::token) + "-" + deed;
        entrance.confirm(me, present, FOR, x.address());
        // Of two sendings at once the second waits for what comes of the first.
        synchronized (turns.get(Math.floorMod(me.id().hashCode(), turns.size()))) {
            change(x, me, code, deed.equals("off"), act);
        }
    }

    private void change(Exchange x, Account me, String code, boolean off, String act) {
        Terms once = Terms.NONE.onceFor(act);
        boolean before = acts.before(x.actor(), off ? FactorActs.TurnOff.CODE : FactorActs.RenewRecovery.CODE, once)
                .isPresent();
        if (!before) {
            check.demand(me, code, x.address(), "code", entrance::codeUnconfirmed);
        }
        if (off) {
            acts.run(x.actor(), new FactorActs.TurnOff(), once);
            x.redirect(OWN, Message.of("access.factor.turned-off"));
        } else {
            List<String> codes = before ? setup.shownBefore(me, act) : setup.recoveryOf(me, act);
            List<String> plain = codes.stream().map(FactorSetup::plain).toList();
            acts.run(x.actor(), new FactorActs.RenewRecovery(plain), once);
            setup.showRecovery(x, codes, OWN);
        }
    }

    private static String deed(String text) {
        if (!DEEDS.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private void reset(Exchange x) {
        x.onFault(users);
        UUID id = x.path("id", UUID::fromString);
        acts.run(x.actor(), new FactorActs.Reset(id));
        boolean due = FactorRule.requiredOf(database.db(), new Accounts(database.db()).get(id));
        x.redirect("/users", Message.of(due ? "access.factor.reset-due" : "access.factor.reset-done"));
    }

    private void require(Exchange x) {
        x.onFault(users);
        boolean required = x.form().flag("required");
        x.form().done();
        acts.run(
                x.actor(), new FactorActs.Require(required), Terms.once(x.form().text("act")));
        x.redirect("/users", Message.of("access.users.saved"));
    }

    private Account me(Exchange x) {
        return new Accounts(database.db()).get(x.actor().userId());
    }
}
