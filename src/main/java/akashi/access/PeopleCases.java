package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.ApiTokens;
import akashi.store.FourEyes;
import akashi.store.Sessions;
import akashi.store.UseCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the acts about people are done. One administrator who can sign in always stays. */
final class PeopleCases {

    private PeopleCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                new Case<>(PeopleActs.AddPerson.class, PeopleCases::mustBeFree, PeopleCases::add),
                new Case<>(PeopleActs.ChangeRole.class, PeopleCases::mustChange, PeopleCases::changeRole),
                new Case<>(PeopleActs.Disable.class, PeopleCases::mustStay, PeopleCases::disable),
                new Case<>(PeopleActs.ResetPassword.class, PeopleCases::mustReset, PeopleCases::reset),
                new Case<>(PeopleActs.ChangePassword.class, PeopleCases::changePassword),
                new Case<>(PeopleActs.ChooseLanguage.class, PeopleCases::chooseLanguage),
                new Case<>(PeopleActs.AddToken.class, PeopleCases::addToken),
                new Case<>(PeopleActs.PrintToken.class, PeopleCases::printToken),
                new Case<>(PeopleActs.WithdrawToken.class, PeopleCases::withdraw));
    }

    private static void mustBeFree(PeopleActs.AddPerson act, ActContext context) {
        new Accounts(context.db()).named(act.account().userName()).ifPresent(taken -> {
            throw new Fault.BadInput("name", "access.users.taken", taken.userName());
        });
    }

    private static void add(PeopleActs.AddPerson act, ActContext context) {
        new Accounts(context.db()).insert(act.account());
    }

    private static void mustChange(PeopleActs.ChangeRole act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = ownPassword(accounts.get(act.accountId()));
        if (act.access() != Access.ADMIN) {
            keepAnAdministrator(accounts, account, context);
        }
    }

    private static void changeRole(PeopleActs.ChangeRole act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = accounts.get(act.accountId());
        accounts.update(Changed.access(account, act.access()));
        if (act.access() != account.access()) {
            new Sessions(context.db()).endAllOf(account.id());
        }
        context.about(account.userName());
        context.tell(account.userName(), Message.of(account.access()), Message.of(act.access()));
        context.changed(
                Map.of("access", account.access().name()),
                Map.of("access", act.access().name()));
    }

    private static void mustStay(PeopleActs.Disable act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        if (act.disabled()) {
            keepAnAdministrator(accounts, accounts.get(act.accountId()), context);
        }
    }

    private static void disable(PeopleActs.Disable act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = accounts.get(act.accountId());
        if (act.disabled()) {
            new Sessions(context.db()).endAllOf(account.id());
        }
        accounts.update(Changed.disabled(account, act.disabled()));
        context.about(account.userName());
        context.tell(account.userName());
    }

    private static void mustReset(PeopleActs.ResetPassword act, ActContext context) {
        ownPassword(new Accounts(context.db()).get(act.accountId()));
    }

    private static void reset(PeopleActs.ResetPassword act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = accounts.get(act.accountId());
        accounts.update(Changed.password(account, act.hash(), true));
        new Sessions(context.db()).endAllOf(account.id());
        context.about(account.userName());
        context.tell(account.userName());
    }

    private static void changePassword(PeopleActs.ChangePassword act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = ownPassword(accounts.get(context.actor().userId()));
        accounts.update(Changed.password(account, act.hash(), false));
        new Sessions(context.db()).endAllOf(account.id());
        context.about(account.userName());
        context.tell(account.userName());
    }

    private static void chooseLanguage(PeopleActs.ChooseLanguage act, ActContext context) {
        Accounts accounts = new Accounts(context.db());
        Account account = accounts.get(context.actor().userId());
        accounts.update(Changed.lang(account, act.lang()));
        context.about(account.userName());
        context.tell(account.userName(), Message.of("access.language." + act.lang()));
    }

    private static void addToken(PeopleActs.AddToken act, ActContext context) {
        Account owner = new Accounts(context.db()).get(context.actor().userId());
        context.tell(keep(act, owner, context.actor().access(), context).toArray());
    }

    private static void printToken(PeopleActs.PrintToken act, ActContext context) {
        Account owner = new Accounts(context.db()).get(act.ownerId());
        List<Object> told = new ArrayList<>(keep(act.token(), owner, owner.access(), context));
        told.add(owner.userName());
        context.tell(told.toArray());
    }

    /** Keeps a token of somebody who may do this now, and answers what is told of it. */
    private static List<Object> keep(PeopleActs.AddToken act, Account owner, Access own, ActContext context) {
        // Nobody would notice when the directory lets its owner go.
        if (!owner.local()) {
            throw new Fault.Refused(Refusal.of("OF_DIRECTORY", Message.of("access.token.directory")));
        }
        Access wished = act.scope().access().orElse(own);
        if (!own.covers(wished)) {
            throw new Fault.NotAllowed("a token of " + wished + " for " + owner.userName());
        }
        boolean readOnly = act.scope().readOnly();
        new ApiTokens(context.db())
                .insert(
                        act.token(),
                        owner.id(),
                        context.siteId(),
                        act.name(),
                        context.now(),
                        act.expires(),
                        act.scope());
        context.about(owner.userName());
        String expires = act.expires().map(Instant::toString).orElse("");
        context.changed(Map.of(), Map.of("access", wished.name(), "readOnly", readOnly, "expires", expires));
        return List.of(
                act.name(),
                Message.of(wished),
                act.expires()
                        .map(end -> Message.of("access.token.until", end))
                        .orElseGet(() -> Message.of("access.token.until-withdrawn")),
                Message.of(readOnly ? "access.token.told.reads" : "access.token.told.changes"));
    }

    private static void withdraw(PeopleActs.WithdrawToken act, ActContext context) {
        ApiTokens tokens = new ApiTokens(context.db());
        ApiTokens.ApiToken token = tokens.of(context.actor().userId()).stream()
                .filter(own -> own.id().equals(act.tokenId()))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("token " + act.tokenId()));
        tokens.delete(token.id());
        context.about(context.actor().name());
        context.tell(token.name());
    }

    /** Role and password of others are given by who vouches for them. */
    private static Account ownPassword(Account account) {
        if (!account.local()) {
            String key = account.kind() == Account.Kind.OPENID ? "access.users.openid" : "access.users.directory";
            throw new Fault.Refused(Refusal.of("OF_DIRECTORY", Message.of(key, account.userName())));
        }
        return account;
    }

    /** One who can sign in whatever becomes of a directory, or two while what weighs much needs a second one. */
    private static void keepAnAdministrator(Accounts accounts, Account leaving, ActContext context) {
        if (leaving.access() != Access.ADMIN || leaving.disabled()) {
            return;
        }
        List<Account> others = accounts.all().stream()
                .filter(account -> account.access() == Access.ADMIN && !account.disabled())
                .filter(account -> !account.id().equals(leaving.id()))
                .toList();
        if (staying(leaving) && others.stream().noneMatch(PeopleCases::staying)) {
            throw new Fault.Refused(
                    Refusal.of("LAST_ADMINISTRATOR", Message.of("access.users.last", leaving.userName())));
        }
        if (others.size() == 1 && FourEyes.on(context.db(), context.siteId())) {
            throw new Fault.Refused(new Refusal(
                    FourEyes.RULE,
                    List.of(),
                    Message.of("approval.refused.two-stay", leaving.userName()),
                    List.of(),
                    new Mend(Message.of("approval.mend.setting"), FourEyes.PATH)));
        }
    }

    /** An administrator who can sign in whatever becomes of a directory. */
    static boolean staying(Account account) {
        return account.access() == Access.ADMIN && account.local() && !account.disabled();
    }
}
