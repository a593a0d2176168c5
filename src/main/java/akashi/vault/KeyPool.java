package akashi.vault;

import akashi.core.fault.Fault;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SecretPlace;
import akashi.pki.SecretUnreadable;
import akashi.store.Database;
import akashi.store.ReadyKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RSA keys made ahead by one thread that works half of the time at most, kept sealed in the database until one is
 * taken, which deletes it first: none is ever used twice. Their kinds follow those of the certificates that are here.
 * Of size 0 it keeps none. May be shared by threads, and by portals on one database.
 */
public final class KeyPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPool.class);
    private static final String PURPOSE = "private-key";
    private static final long PAUSE_MILLIS = 15_000;
    private static final List<KeyKind> KINDS = List.of(KeyKind.RSA_2048, KeyKind.RSA_3072, KeyKind.RSA_4096);

    private final Database database;
    private final Vault vault;
    private final int size;
    private final Clock clock;
    private boolean closed;
    private Thread thread;

    /** A pool that keeps so many keys in all. */
    public KeyPool(Database database, Vault vault, int size, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.size = size;
        this.clock = clock;
    }

    /** A key that nobody else gets: one that was ready, or one made now. */
    public PrivateKeyBytes take(KeyKind kind) {
        return ready(kind).orElseGet(() -> PrivateKeyBytes.generate(kind));
    }

    private Optional<PrivateKeyBytes> ready(KeyKind kind) {
        if (size == 0 || vault.locked() || !KINDS.contains(kind)) {
            return Optional.empty();
        }
        try {
            return new ReadyKeys(database.db())
                    .take(kind.name(), vault.key().id())
                    .map(taken -> vault.box().openKey(taken.sealed(), placeOf(taken.id())));
        } catch (Fault.Unavailable trouble) {
            LOG.debug("no ready key could be taken", trouble);
            return Optional.empty();
        } catch (SecretUnreadable damaged) {
            LOG.warn("a ready key could not be opened and was thrown away; a new one is made");
            return Optional.empty();
        }
    }

    private static SecretPlace placeOf(UUID row) {
        return new SecretPlace(ReadyKeys.TABLE, row.toString(), PURPOSE);
    }

    /** Makes one key of the kind that is most wanting; false where none is, or none can be sealed now. */
    public boolean makeOne() {
        if (vault.locked()) {
            return false;
        }
        ReadyKeys keys = new ReadyKeys(database.db());
        keys.forgetOthers(vault.key().id());
        Map<String, Integer> there = keys.counts();
        Map<Integer, Integer> used = keys.sizesInUse();
        Optional<KeyKind> wanting = KINDS.stream()
                .filter(kind -> there.getOrDefault(kind.name(), 0) < share(kind, used))
                .findFirst();
        wanting.ifPresent(this::keep);
        return wanting.isPresent();
    }

    /** By how many certificates have such a key; the usual kind where there are none yet. */
    private long share(KeyKind kind, Map<Integer, Integer> used) {
        long all = KINDS.stream()
                .mapToInt(each -> used.getOrDefault(each.info().bits(), 0))
                .sum();
        if (all == 0) {
            return kind == KINDS.get(0) ? size : 0;
        }
        long of = used.getOrDefault(kind.info().bits(), 0);
        return (size * of + all - 1) / all;
    }

    private void keep(KeyKind kind) {
        PrivateKeyBytes key = PrivateKeyBytes.generate(kind);
        UUID row = UUID.randomUUID();
        byte[] sealed = vault.box().seal(key, placeOf(row));
        key.wipe();
        new ReadyKeys(database.db())
                .insert(
                        new ReadyKeys.Ready(row, sealed),
                        kind.name(),
                        vault.key().id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Begins to keep keys ready. Where none shall be kept, those of an earlier setting are forgotten. */
    public synchronized void start() {
        thread = new Thread(size == 0 ? this::forget : this::work, "key-pool");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void forget() {
        if (rest(PAUSE_MILLIS)) {
            attempt(() -> {
                new ReadyKeys(database.db()).forgetAll();
                return false;
            });
        }
    }

    private void work() {
        int made = 0;
        while (rest(PAUSE_MILLIS)) {
            long begun = System.nanoTime();
            while (attempt(this::makeOne)) {
                made++;
                // Whoever waits for a page comes first: at least as long a rest as the key took.
                if (!rest(Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)))) {
                    return;
                }
                begun = System.nanoTime();
            }
            if (made > 0) {
                LOG.info("{} keys made ahead; the pool of {} is full", made, size);
                made = 0;
            }
        }
    }

    private static boolean attempt(java.util.function.BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (Fault trouble) {
            LOG.debug("no key was made ahead", trouble);
            return false;
        }
    }

    /** Waits so long; false when the portal closes. */
    private synchronized boolean rest(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = millis; !closed && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
        return !closed;
    }

    /** Stops after the key that is being made. */
    @Override
    public void close() {
        Thread working;
        synchronized (this) {
            closed = true;
            notifyAll();
            working = thread;
        }
        if (working != null) {
            try {
                working.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
