package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.tables.tables.records.AccountRecord;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The people who can sign in to the portal. User names differ in more than their case. */
public final class Accounts {

    private final DSLContext db;

    public Accounts(DSLContext db) {
        this.db = db;
    }

    /** All accounts by name. */
    public List<Account> all() {
        return db.selectFrom(ACCOUNT).orderBy(ACCOUNT.USER_NAME).fetch(Accounts::account);
    }

    /** Whether nobody can sign in yet, so that the setup page is due. */
    public boolean none() {
        return !db.fetchExists(ACCOUNT);
    }

    /** The account with a user name, in capitals, in full width or as it is kept. */
    public Optional<Account> named(String userName) {
        return kept(normal(userName)).or(() -> kept(normal(Normalizer.normalize(userName, Normalizer.Form.NFKC))));
    }

    private Optional<Account> kept(String userName) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.USER_NAME.eq(userName)).fetchOptional(Accounts::account);
    }

    /** An account that must be there. */
    public Account get(UUID id) {
        return db.selectFrom(ACCOUNT)
                .where(ACCOUNT.ID.eq(id))
                .fetchOptional(Accounts::account)
                .orElseThrow(() -> new Fault.NotFound("account " + id));
    }

    /** The accounts of a kind. */
    public List<Account> of(Account.Kind kind) {
        return db.selectFrom(ACCOUNT).where(ACCOUNT.KIND.eq(kind.name())).fetch(Accounts::account);
    }

    /** Adds an account; a taken name is refused as DUPLICATE. */
    public void insert(Account account) {
        db.executeInsert(row(account));
    }

    /** Replaces all of an account. Sessions of one that is disabled no longer count. */
    public void update(Account account) {
        db.executeUpdate(row(account));
    }

    private AccountRecord row(Account account) {
        return new AccountRecord(
                account.id(),
                normal(account.userName()),
                account.passwordHash().orElse(null),
                account.access().name(),
                account.lang().orElse(null),
                account.mustChange(),
                account.disabled(),
                account.createdAt(),
                account.kind().name(),
                account.leftGroups());
    }

    static String normal(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    static Account account(AccountRecord row) {
        return new Account(
                row.getId(),
                row.getUserName(),
                Account.Kind.valueOf(row.getKind()),
                Optional.ofNullable(row.getPasswordHash()),
                Access.valueOf(row.getAccess()),
                Optional.ofNullable(row.getLang()),
                row.getMustChange(),
                row.getDisabled(),
                row.getLeftGroups(),
                row.getCreatedAt());
    }
}
