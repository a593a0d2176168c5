package akashi.access;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Sessions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Makes the accounts of guests, gives them their roles and shuts them, each with its entry in the trail. */
final class GuestBook {

    private final SignInTrail trail;

    GuestBook(SignInTrail trail) {
        this.trail = trail;
    }

    /** Of which site somebody wants in, and from where. */
    record Visit(UUID site, String address) {}

    /** Whether nobody but who vouches for the person has shut the account. */
    static boolean mayCome(Account account) {
        return !account.local() && (!account.disabled() || account.leftGroups());
    }

    /** {@code making} keeps the account. */
    void comesFirst(Account account, Visit visit, Consumer<DSLContext> making) {
        tell(account, "added", List.of(account.userName(), Message.of(account.access())), visit, making);
    }

    /** Nothing gives a role any more. */
    void leaves(Account account, Visit visit) {
        if (!account.disabled()) {
            tell(
                    account,
                    "left",
                    List.of(account.userName()),
                    visit,
                    db -> update(db, account.id(), account.access(), true));
        }
    }

    /** With the role that is given now. */
    void comesAgain(Account account, Access role, Visit visit) {
        if (!account.disabled() && account.access() == role) {
            return;
        }
        String what = account.disabled() ? "returned" : "role";
        List<Object> args = account.disabled()
                ? List.of(account.userName(), Message.of(role))
                : List.of(account.userName(), Message.of(account.access()), Message.of(role));
        tell(account, what, args, visit, db -> update(db, account.id(), role, false));
    }

    private void tell(Account account, String what, List<Object> args, Visit visit, Consumer<DSLContext> work) {
        String code = (account.kind() == Account.Kind.OPENID ? "openid-" : "guest-") + what;
        trail.told(code, account.userName(), args, visit.site(), visit.address(), work);
    }

    /** Looks once more: an administrator may have kept the person out meanwhile. */
    private static void update(DSLContext db, UUID id, Access role, boolean left) {
        Accounts accounts = new Accounts(db);
        Optional.of(accounts.get(id)).filter(GuestBook::mayCome).ifPresent(there -> {
            accounts.update(Changed.byGroups(there, role, left));
            new Sessions(db).endAllOf(id);
        });
    }
}
