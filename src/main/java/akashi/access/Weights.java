package akashi.access;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Scales;
import akashi.store.Weight;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes somebody an administrator, or lets somebody come in as another one, would let one person be two: it is
 * approved like the acts themselves.
 */
final class Weights {

    private Weights() {}

    /** Of somebody who is let in with this role. */
    static Weight ofNew(String act, String userName, Access role) {
        return of(act, userName, "new", Message.of("approval.line.role", Message.of(role)));
    }

    /** Of somebody who gets this role. */
    static Optional<Weight> raising(String act, UUID account, Access role, Scales scales) {
        return find(account, scales)
                .map(it -> of(
                        act,
                        it.userName(),
                        it.id().toString(),
                        Message.of("approval.line.role-changed", Message.of(it.access()), Message.of(role))));
    }

    /** Empty where the person is no administrator, or the one who acts. */
    static Optional<Weight> ofAdministrator(String act, UUID account, Scales scales) {
        return find(account, scales)
                .filter(it -> it.access() == Access.ADMIN)
                .filter(it -> !it.id().equals(scales.actor().userId()))
                .map(it -> of(
                        act,
                        it.userName(),
                        it.id().toString(),
                        Message.of("approval.line.role", Message.of(it.access()))));
    }

    private static Weight of(String act, String userName, String whose, Message role) {
        List<Message> lines = List.of(Message.of("approval.line.person", userName), role);
        return new Weight(act, userName, lines, List.of(whose), "/users");
    }

    private static Optional<Account> find(UUID account, Scales scales) {
        return new Accounts(scales.db())
                .all().stream().filter(it -> it.id().equals(account)).findFirst();
    }
}
