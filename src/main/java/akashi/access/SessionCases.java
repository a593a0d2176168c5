package akashi.access;

import akashi.core.fault.Fault;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.Session;
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
        // Counted as the pages show them: what waits for a code, or is over, goes as well and is not told.
        int ended = (int) sessions.of(accountId, context.now()).stream()
                .map(Session::id)
                .filter(id -> session.map(id::equals).orElseGet(() -> !keep.equals(Optional.of(id))))
                .count();
        if (session.isPresent() && ended == 0) {
            throw new Fault.NotFound("session " + session.get());
        }
        session.ifPresentOrElse(id -> sessions.end(accountId, id), () -> sessions.endOthersOf(accountId, keep));
        context.about(account.userName());
        context.tell(account.userName(), ended);
    }
}
