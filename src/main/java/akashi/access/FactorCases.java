package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.SecretBox;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.SecondFactors;
import akashi.store.Secrets;
import akashi.store.Sessions;
import akashi.store.UseCase;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How the acts about second factors are done. Nobody requires of others what nobody has yet. */
final class FactorCases {

    private FactorCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                new Answering<>(FactorActs.TurnOn.class, FactorCases::turnOn),
                new Answering<>(FactorActs.RenewRecovery.class, FactorCases::renew),
                new Answering<>(FactorActs.TurnOff.class, FactorCases::turnOff),
                new Case<>(FactorActs.Reset.class, FactorCases::reset),
                new Case<>(FactorActs.Require.class, FactorCases::require));
    }

    /**
     * Whoever came in by the password alone, or waits to set up a second factor of the own, is out: only the session in
     * which this is done stays.
     */
    private static UUID turnOn(FactorActs.TurnOn act, ActContext context) {
        UUID me = context.actor().userId();
        SecondFactors factors = new SecondFactors(context.db());
        if (factors.find(me).isPresent()) {
            throw refused("SECOND_FACTOR_ON", Message.of("access.factor.refused.on"));
        }
        factors.insert(me, context.now(), act.step(), act.recovery());
        Secrets.Sealed sealed = new Secrets.Sealed(SecretBox.keyIdOf(act.sealed()), act.sealed());
        new Secrets(context.db()).put(context.siteId(), SecondFactors.owner(me), sealed, context.now());
        Sessions sessions = new Sessions(context.db());
        sessions.endOthersOf(me, act.keep());
        sessions.awaitCode(me);
        about(context, context.actor().name());
        return act.sending();
    }

    private static boolean renew(FactorActs.RenewRecovery act, ActContext context) {
        SecondFactors factors = new SecondFactors(context.db());
        UUID me = context.actor().userId();
        if (factors.find(me).isEmpty()) {
            throw new Fault.NotFound("second factor of " + context.actor().name());
        }
        factors.recover(me, act.recovery());
        about(context, context.actor().name());
        return true;
    }

    private static boolean turnOff(FactorActs.TurnOff act, ActContext context) {
        Account me = new Accounts(context.db()).get(context.actor().userId());
        if (FactorRule.requiredOf(context.db(), me)) {
            throw refused("SECOND_FACTOR_REQUIRED", Message.of("access.factor.refused.required"));
        }
        remove(me, context);
        return true;
    }

    private static void reset(FactorActs.Reset act, ActContext context) {
        Account account = new Accounts(context.db()).get(act.accountId());
        if (account.id().equals(context.actor().userId())) {
            throw refused("SECOND_FACTOR_OWN", Message.of("access.factor.refused.own"));
        }
        remove(account, context);
        new Sessions(context.db()).endAllOf(account.id());
    }

    private static void remove(Account account, ActContext context) {
        if (!new SecondFactors(context.db()).remove(account.id())) {
            throw new Fault.NotFound("second factor of " + account.userName());
        }
        about(context, account.userName());
    }

    /** Administrators without one set it up at their next sign-in. */
    private static void require(FactorActs.Require act, ActContext context) {
        Set<UUID> having = new SecondFactors(context.db()).all();
        if (act.required() && !having.contains(context.actor().userId())) {
            throw refused("SECOND_FACTOR_FIRST", Message.of("access.factor.refused.first"));
        }
        FactorRule.require(context.db(), act.required());
        if (act.required()) {
            new Accounts(context.db())
                    .all().stream()
                            .filter(account -> account.access() == Access.ADMIN && !having.contains(account.id()))
                            .forEach(account -> new Sessions(context.db()).endAllOf(account.id()));
        }
    }

    private static void about(ActContext context, String name) {
        context.about(name);
        context.tell(name);
    }

    private static Fault refused(String rule, Message reason) {
        return new Fault.Refused(Refusal.of(rule, reason));
    }
}
