package akashi.vault;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.DataKey;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Database;
import akashi.store.Secrets;
import akashi.store.Secrets.WrappedKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The vault of a running portal: the box that seals and opens secrets. Its key lives in memory only. A portal whose key
 * is wrapped by a passphrase and that was started without one begins locked: it shows everything, and whatever needs a
 * secret is refused until somebody unlocks it.
 */
public final class Vault {

    private final boolean byPassphrase;
    private final AtomicReference<DataKey> key = new AtomicReference<>();
    private final SecretBox box = new SecretBox(this::key);

    private Vault(Optional<DataKey> key, boolean byPassphrase) {
        this.byPassphrase = byPassphrase;
        key.ifPresent(this.key::set);
    }

    /** Unwraps the portal's data key, or makes the first one; leaves it wrapped where a passphrase is missing. */
    public static Vault open(Database database, Protection protection, Clock clock) {
        return database.transaction(db -> {
            Secrets secrets = new Secrets(db);
            WrappedKey stored = secrets.newestKey().orElse(null);
            if (stored == null) {
                DataKey first = DataKey.generate();
                secrets.putKey(protection.wrap(first, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
                return new Vault(Optional.of(first), protection.bySaying());
            }
            boolean waits = protection.waitsFor(stored);
            Optional<DataKey> unwrapped = waits ? Optional.empty() : Optional.of(protection.unwrap(stored));
            return new Vault(unwrapped, waits || protection.bySaying());
        });
    }

    /** Unwraps the data key by its passphrase; a wrong one is {@link Fault.Unavailable} and changes nothing. */
    void unlock(Secrets secrets, Password passphrase) {
        secrets.newestKey().map(Protection.by(passphrase)::unwrap).ifPresent(key::set);
    }

    /** Whether it waits for its passphrase. */
    public boolean locked() {
        return key.get() == null;
    }

    /** Whether a passphrase protects it, rather than a key file. */
    boolean byPassphrase() {
        return byPassphrase;
    }

    /** Seals and opens secrets; refuses while it is locked. */
    public SecretBox box() {
        return box;
    }

    /** The key itself, for a backup that carries it along; refused while it is locked. */
    public DataKey key() {
        DataKey now = key.get();
        if (now == null) {
            throw new Fault.Refused(new Refusal(
                    Secrets.LOCKED,
                    List.of(),
                    Message.of("vault.locked"),
                    List.of(),
                    new Mend(Message.of("vault.unlock"), "/unlock")));
        }
        return now;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
