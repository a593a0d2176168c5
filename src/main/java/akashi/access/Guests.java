package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Database;
import akashi.store.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * People whom a directory knows. Their accounts are made at the first sign-in and brought up to date at each; the role is
 * what the groups say. An account of the portal's own is never touched, and whom an administrator keeps out stays out.
 */
final class Guests {

    private final Database database;
    private final SignInTrail trail;
    private final Elsewhere elsewhere;

    Guests(Database database, SignInTrail trail, Elsewhere elsewhere) {
        this.database = database;
        this.trail = trail;
        this.elsewhere = elsewhere;
    }

    /** Somebody who wants to come in, and with which account, where there is one already. */
    record Knock(Optional<Account> known, String userName, Password password, String address, String field) {}

    /** The account of somebody whom the directory knows by this password, if groups give a role. */
    Optional<Account> letIn(Knock knock, Supplier<UUID> site, Instant now) {
        boolean shut = knock.known().filter(account -> !mayCome(account)).isPresent();
        if (shut || knock.password().length() == 0) {
            return Optional.empty();
        }
        Elsewhere.Answer answer = elsewhere.ask(knock.userName(), knock.password());
        if (answer instanceof Elsewhere.Silent) {
            throw new Fault.BadInput(knock.field(), "access.sign-in.silent");
        }
        return answer instanceof Elsewhere.Known person ? kept(knock, person, site.get(), now) : Optional.empty();
    }

    private static boolean mayCome(Account account) {
        return !account.local() && (!account.disabled() || account.leftGroups());
    }

    private Optional<Account> kept(Knock knock, Elsewhere.Known person, UUID site, Instant now) {
        Accounts accounts = new Accounts(database.db());
        Optional<Account> account = accounts.named(person.userName());
        boolean same = knock.known().isEmpty() || knock.known().map(Account::id).equals(account.map(Account::id));
        if (!same || account.filter(there -> !mayCome(there)).isPresent()) {
            return Optional.empty();
        }
        if (person.access().isEmpty()) {
            account.filter(there -> !there.disabled()).ifPresent(there -> leave(there, site, knock.address()));
            return Optional.empty();
        }
        Access role = person.access().get();
        if (account.isEmpty()) {
            add(Account.ofDirectory(UUID.randomUUID(), person.userName(), role, now), site, knock.address());
        } else {
            refresh(account.get(), role, site, knock.address());
        }
        return accounts.named(person.userName());
    }

    private void add(Account account, UUID site, String address) {
        List<Object> args = List.of(account.userName(), Message.of(account.access()));
        trail.told("guest-added", account.userName(), args, site, address, db -> new Accounts(db).insert(account));
    }

    private void leave(Account account, UUID site, String address) {
        trail.told(
                "guest-left",
                account.userName(),
                List.of(account.userName()),
                site,
                address,
                db -> update(db, account.id(), account.access(), true));
    }

    private void refresh(Account account, Access role, UUID site, String address) {
        if (!account.disabled() && account.access() == role) {
            return;
        }
        String code = account.disabled() ? "guest-returned" : "guest-role";
        List<Object> args = account.disabled()
                ? List.of(account.userName(), Message.of(role))
                : List.of(account.userName(), Message.of(account.access()), Message.of(role));
        trail.told(code, account.userName(), args, site, address, db -> update(db, account.id(), role, false));
    }

    /** Looks once more: an administrator may have kept the person out meanwhile. */
    private static void update(DSLContext db, UUID id, Access role, boolean left) {
        Accounts accounts = new Accounts(db);
        Optional.of(accounts.get(id)).filter(Guests::mayCome).ifPresent(there -> {
            accounts.update(Changed.byGroups(there, role, left));
            new Sessions(db).endAllOf(id);
        });
    }
}
