package akashi.access;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Database;
import akashi.store.OpenIdPeople;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * People for whom somebody else vouches: a directory that knows their passwords, or a provider at which they sign in.
 * Their accounts are made at the first sign-in and brought up to date at each. An account of another kind is never
 * touched, and whom an administrator keeps out stays out.
 */
final class Guests {

    private final Database database;
    private final Elsewhere elsewhere;
    private final GuestBook book;

    Guests(Database database, SignInTrail trail, Elsewhere elsewhere) {
        this.database = database;
        this.elsewhere = elsewhere;
        this.book = new GuestBook(trail);
    }

    /** Somebody who wants to come in, and with which account, where there is one already. */
    record Knock(Optional<Account> known, String userName, Password password, String address, String field) {}

    /** The account of somebody whom the directory knows by this password, if groups give a role. */
    Optional<Account> letIn(Knock knock, Supplier<UUID> site, Instant now) {
        boolean shut = knock.known().filter(account -> !ofDirectory(account)).isPresent();
        if (shut || knock.password().length() == 0) {
            return Optional.empty();
        }
        Elsewhere.Answer answer = elsewhere.ask(knock.userName(), knock.password());
        if (answer instanceof Elsewhere.Silent) {
            throw new Fault.BadInput(knock.field(), "access.sign-in.silent");
        }
        return answer instanceof Elsewhere.Known person ? kept(knock, person, site.get(), now) : Optional.empty();
    }

    private static boolean ofDirectory(Account account) {
        return account.kind() == Account.Kind.DIRECTORY && GuestBook.mayCome(account);
    }

    private Optional<Account> kept(Knock knock, Elsewhere.Known person, UUID site, Instant now) {
        Accounts accounts = new Accounts(database.db());
        Optional<Account> account = accounts.named(person.userName());
        boolean same = knock.known().isEmpty() || knock.known().map(Account::id).equals(account.map(Account::id));
        if (!same || account.filter(there -> !ofDirectory(there)).isPresent()) {
            return Optional.empty();
        }
        GuestBook.Visit visit = new GuestBook.Visit(site, knock.address());
        if (person.access().isEmpty()) {
            account.ifPresent(there -> book.leaves(there, visit));
            return Optional.empty();
        }
        Access role = person.access().get();
        if (account.isPresent()) {
            book.comesAgain(account.get(), role, visit);
        } else {
            Account made = Account.vouchedFor(Account.Kind.DIRECTORY, person.userName(), role, now);
            book.comesFirst(made, visit, db -> new Accounts(db).insert(made));
        }
        return accounts.named(person.userName());
    }

    /** The account of somebody for whom a provider vouches, where there is one. */
    Optional<Account> of(Vouched person) {
        return new OpenIdPeople(database.db()).find(person.subject()).map(new Accounts(database.db())::get);
    }

    /** What becomes of somebody for whom a provider vouches. */
    Welcome welcome(Vouched person, UUID site, String address, Instant now) {
        GuestBook.Visit visit = new GuestBook.Visit(site, address);
        Optional<Account> account = of(person);
        if (account.filter(there -> !GuestBook.mayCome(there)).isPresent()) {
            return new Welcome.KeptOut();
        }
        if (person.access().isEmpty()) {
            account.ifPresent(there -> book.leaves(there, visit));
            return new Welcome.NoRole();
        }
        Access role = person.access().get();
        if (account.isPresent()) {
            book.comesAgain(account.get(), role, visit);
            Account fresh = new Accounts(database.db()).get(account.get().id());
            return fresh.disabled() ? new Welcome.KeptOut() : new Welcome.In(fresh);
        }
        return person.userName()
                .map(name -> makes(person, Account.vouchedFor(Account.Kind.OPENID, name, role, now), visit))
                .orElseGet(Welcome.NoName::new);
    }

    private Welcome makes(Vouched person, Account made, GuestBook.Visit visit) {
        if (new Accounts(database.db()).named(made.userName()).isPresent()) {
            return new Welcome.NameTaken();
        }
        book.comesFirst(made, visit, db -> {
            new Accounts(db).insert(made);
            new OpenIdPeople(db).insert(made.id(), person.subject());
        });
        return new Welcome.In(made);
    }
}
