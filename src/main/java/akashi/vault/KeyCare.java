package akashi.vault;

import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.Secrets;
import akashi.store.Secrets.WrappedKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What is left to do after a new data key was made: take over what another portal sealed under the old one before it
 * learnt of the new one, and forget the old one once nobody can hold it for the newest.
 */
final class KeyCare {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /** By then every portal has looked many times. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    KeyCare(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    Routine routine() {
        return new Routine("data-keys", EVERY, this::look);
    }

    void look() {
        vault.refresh();
        List<WrappedKey> keys = new Secrets(database.db()).keys();
        if (vault.locked() || keys.size() < 2) {
            return;
        }
        database.transaction(db -> {
            Secrets secrets = new Secrets(db);
            WrappedKey newest = keys.get(0);
            new Resealing(vault.box(), vault.box(), newest.id()).all(secrets);
            if (newest.createdAt().plus(SETTLED).isBefore(clock.instant())) {
                secrets.forgetKeys(newest.createdAt());
            }
            return null;
        });
    }
}
