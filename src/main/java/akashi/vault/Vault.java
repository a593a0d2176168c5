package akashi.vault;

import akashi.pki.DataKey;
import akashi.pki.SecretBox;
import akashi.store.Database;
import akashi.store.Secrets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * The open vault of a running portal: the box that seals and opens secrets. Opened once at start; it lives in memory
 * only and prints as {@code •••}.
 */
public final class Vault {

    private final DataKey key;
    private final SecretBox box;

    private Vault(DataKey key) {
        this.key = key;
        this.box = new SecretBox(key);
    }

    /** Unwraps the portal's data key, or makes the first one. */
    public static Vault open(Database database, Protection protection, Clock clock) {
        return database.transaction(db -> {
            Secrets secrets = new Secrets(db);
            return new Vault(secrets.newestKey().map(protection::unwrap).orElseGet(() -> {
                DataKey first = DataKey.generate();
                secrets.putKey(protection.wrap(first, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
                return first;
            }));
        });
    }

    /** Seals and opens secrets. */
    public SecretBox box() {
        return box;
    }

    /** The key itself, for a backup that carries it along. */
    public DataKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
