package akashi.vault;

import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.store.Act;

/** Says the passphrase that wraps the portal's data key. */
record UnlockVault(Password passphrase) implements Act<Void> {

    @Override
    public String code() {
        return "unlock-vault";
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
