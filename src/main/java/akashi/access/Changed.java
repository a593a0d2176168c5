package akashi.access;

import akashi.core.access.Access;
import akashi.store.Account;
import java.util.Optional;

/** An account with one thing changed. */
final class Changed {

    private Changed() {}

    /** {@code mustChange} where somebody else than its owner chose it. */
    static Account password(Account account, String hash, boolean mustChange) {
        return of(account, hash, account.access(), account.lang(), mustChange, account.disabled());
    }

    static Account access(Account account, Access access) {
        return of(account, account.passwordHash(), access, account.lang(), account.mustChange(), account.disabled());
    }

    static Account disabled(Account account, boolean disabled) {
        return of(account, account.passwordHash(), account.access(), account.lang(), account.mustChange(), disabled);
    }

    static Account lang(Account account, String code) {
        return of(
                account,
                account.passwordHash(),
                account.access(),
                Optional.of(code),
                account.mustChange(),
                account.disabled());
    }

    private static Account of(
            Account was, String hash, Access access, Optional<String> lang, boolean mustChange, boolean disabled) {
        return new Account(was.id(), was.userName(), hash, access, lang, mustChange, disabled, was.createdAt());
    }
}
