package akashi.vault;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.DataKey;
import akashi.pki.DataKeys;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretUnreadable;
import akashi.store.Database;
import akashi.store.PortalSettings;
import akashi.store.Secrets;
import akashi.store.Secrets.WrappedKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vault of a running portal: the box that seals and opens secrets. Its keys live in memory only. A portal whose key
 * is wrapped by a passphrase and that was started without one begins locked: it shows everything, and whatever needs a
 * secret is refused until somebody unlocks it. Another portal on the same database may bring in a new key at any time:
 * a secret under a key that is not known yet is a reason to look.
 */
public final class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    /** So long another portal's new key may go unseen by what is sealed here; the old one is kept for much longer. */
    private static final long GLANCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** What is held while it is open; the first key is the newest. */
    private record Held(Wrapping wrapping, Map<UUID, DataKey> keys) {

        DataKey newest() {
            return keys.values().iterator().next();
        }
    }

    /** Whoever keeps this setting makes the first key; it is forgotten in the same transaction. */
    private static final String FIRST_KEY = "first-data-key";

    private final Database database;
    private final boolean configured;
    private final AtomicReference<Held> held = new AtomicReference<>();
    private volatile boolean changedElsewhere;
    private volatile long looked = System.nanoTime();
    private final SecretBox box = new SecretBox(new DataKeys() {
        @Override
        public DataKey newest() {
            return key();
        }

        @Override
        public Optional<DataKey> of(UUID id) {
            return opening(id);
        }
    });

    private Vault(Database database, boolean configured) {
        this.database = database;
        this.configured = configured;
    }

    /** Unwraps the portal's data keys, or makes the first one; leaves them wrapped where a passphrase is missing. */
    public static Vault open(Database database, Protection protection, Clock clock) {
        Vault vault = new Vault(database, protection.bySaying());
        Held found = database.transaction(db -> {
            Secrets secrets = new Secrets(db);
            if (secrets.keys().isEmpty()) {
                makeFirst(db, protection, clock);
            }
            List<WrappedKey> stored = secrets.keys();
            return protection.waitsFor(stored.get(0)) ? null : unwrapped(protection.wrapping(stored.get(0)), stored);
        });
        vault.held.set(found);
        if (found == null) {
            LOG.warn("the private keys are locked: no AKASHI_PASSPHRASE is set; unlock them on the page /unlock");
        }
        return vault;
    }

    /** Of several portals that start on an empty database one makes the key; the others wait here until it is there. */
    private static void makeFirst(DSLContext db, Protection protection, Clock clock) {
        PortalSettings settings = new PortalSettings(db);
        settings.settled(FIRST_KEY, "");
        settings.forget(FIRST_KEY);
        Secrets secrets = new Secrets(db);
        if (secrets.keys().isEmpty()) {
            protection.judged();
            secrets.putKey(
                    protection.fresh().wrap(DataKey.generate(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    private static Held unwrapped(Wrapping wrapping, List<WrappedKey> stored) {
        Map<UUID, DataKey> keys = new LinkedHashMap<>();
        stored.forEach(each -> keys.put(each.id(), wrapping.unwrap(each)));
        return new Held(wrapping, keys);
    }

    /** Unwraps the data keys by their passphrase; a wrong one is {@link Fault.Unavailable} and changes nothing. */
    void unlock(Secrets secrets, Password passphrase) {
        List<WrappedKey> stored = secrets.keys();
        if (!stored.isEmpty()) {
            held.set(unwrapped(Protection.by(passphrase).wrapping(stored.get(0)), stored));
        }
    }

    /** Looks which keys there are now. Where they were wrapped anew by somebody else, it is locked from then on. */
    void refresh() {
        Held now = held.get();
        if (now == null) {
            return;
        }
        looked = System.nanoTime();
        try {
            held.compareAndSet(now, unwrapped(now.wrapping(), new Secrets(database.db()).keys()));
        } catch (SecretUnreadable another) {
            LOG.warn("the private keys are locked: another portal changed what protects them");
            changedElsewhere = true;
            held.compareAndSet(now, null);
        }
    }

    /** The data keys are wrapped in another way from now on, if the database says so too. */
    void wrappedBy(Wrapping wrapping) {
        WrappedKey newest = new Secrets(database.db()).keys().get(0);
        if (newest.kdf().equals(wrapping.kdf())) {
            held.updateAndGet(now -> now == null ? null : new Held(wrapping, now.keys()));
        }
    }

    /** What wraps data keys; refused while it is locked. */
    Wrapping wrapping() {
        return opened().wrapping();
    }

    /** Whether it waits for its passphrase. */
    public boolean locked() {
        return held.get() == null;
    }

    /** Whether a passphrase protects it, rather than a key file. */
    boolean byPassphrase() {
        Held now = held.get();
        return now == null || now.wrapping().by().equals(Protection.PASSPHRASE);
    }

    /** Whether the passphrase was set where the portal was started, so that it is not asked for at the next start. */
    boolean configured() {
        return configured;
    }

    /** Seals and opens secrets; refuses while it is locked. */
    public SecretBox box() {
        return box;
    }

    /** The newest key itself; refused while it is locked. */
    public DataKey key() {
        if (System.nanoTime() - looked > GLANCE_NANOS) {
            refresh();
        }
        return opened().newest();
    }

    /** All keys, the newest first, for a backup that carries them along; refused while it is locked. */
    public List<DataKey> keys() {
        refresh();
        return List.copyOf(opened().keys().values());
    }

    private Optional<DataKey> opening(UUID id) {
        if (!opened().keys().containsKey(id)) {
            refresh();
        }
        return Optional.ofNullable(opened().keys().get(id));
    }

    private Held opened() {
        Held now = held.get();
        if (now == null) {
            throw new Fault.Refused(lockedRefusal());
        }
        return now;
    }

    /** Why nothing can be signed just now; nothing while the keys are unlocked. */
    public Optional<Refusal> trouble() {
        return locked() ? Optional.of(lockedRefusal()) : Optional.empty();
    }

    /** Why it is locked, while it is. */
    Message whyLocked() {
        return Message.of(changedElsewhere ? "vault.locked.changed" : "vault.locked");
    }

    private Refusal lockedRefusal() {
        return new Refusal(
                Secrets.LOCKED, List.of(), whyLocked(), List.of(), new Mend(Message.of("vault.unlock"), "/unlock"));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
