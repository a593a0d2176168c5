package akashi.vault;

import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.store.Act;
import java.util.Optional;

/**
 * Wraps the data keys under another passphrase; what they seal stays as it is.
 *
 * @param old the passphrase until now; empty where a key file protected them
 */
record ChangePassphrase(Optional<Password> old, Wrapping fresh) implements Act<Void> {

    @Override
    public String code() {
        return "change-passphrase";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return "";
    }
}
