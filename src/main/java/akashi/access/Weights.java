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

    static Weight of(String act, String userName, String whose) {
        return new Weight(
                act, userName, List.of(Message.of("approval.line.person", userName)), List.of(whose), "/users");
    }

    static Optional<Weight> of(String act, UUID account, Scales scales) {
        return find(account, scales).map(it -> of(act, it.userName(), it.id().toString()));
    }

    /** Empty where the person is no administrator, or the one who acts. */
    static Optional<Weight> ofAdministrator(String act, UUID account, Scales scales) {
        return find(account, scales)
                .filter(it -> it.access() == Access.ADMIN)
                .filter(it -> !it.id().equals(scales.actor().userId()))
                .map(it -> of(act, it.userName(), it.id().toString()));
    }

    private static Optional<Account> find(UUID account, Scales scales) {
        return new Accounts(scales.db())
                .all().stream().filter(it -> it.id().equals(account)).findFirst();
    }
}
