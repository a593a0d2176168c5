package akashi.access;

import akashi.core.fault.Fault;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.Sessions;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How sessions are ended. */
final class SessionCases {

    private SessionCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                new Case<>(
                        SessionActs.EndOwn.class,
                        (act, context) -> end(context, context.actor().userId(), act.session(), act.keep())),
                new Case<>(
                        SessionActs.EndOf.class,
                        (act, context) -> end(context, act.accountId(), act.session(), act.keep())));
    }

    private static void end(ActContext context, UUID accountId, Optional<UUID> session, Optional<UUID> keep) {
        Account account = new Accounts(context.db()).get(accountId);
        Sessions sessions = new Sessions(context.db());
        int ended =
                session.map(id -> sessions.end(accountId, id)).orElseGet(() -> sessions.endOthersOf(accountId, keep));
        if (session.isPresent() && ended == 0) {
            throw new Fault.NotFound("session " + session.get());
        }
        context.about(account.userName());
        context.tell(account.userName(), ended);
    }
}
