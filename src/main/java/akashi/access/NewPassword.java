package akashi.access;

import akashi.pki.Password;
import akashi.store.Account;

/** An account with another password. */
final class NewPassword {

    private NewPassword() {}

    /** {@code mustChange} where somebody else than its owner chose it. */
    static Account of(Account account, Password password, boolean mustChange) {
        return new Account(
                account.id(),
                account.userName(),
                Passwords.hashed(password),
                account.access(),
                account.lang(),
                mustChange,
                account.disabled(),
                account.createdAt());
    }
}
