package akashi.backup;

import akashi.core.fault.Fault;
import akashi.pki.Password;

/** The passphrase of a backup: it protects every private key in the file, so it cannot be short. */
final class BackupPassphrase {

    static final int FEWEST = 12;

    private BackupPassphrase() {}

    static Password checked(char[] passphrase) {
        if (passphrase.length < FEWEST) {
            throw new Fault.BadInput("passphrase", "backup.passphrase.short", FEWEST);
        }
        return Password.of(passphrase);
    }
}
