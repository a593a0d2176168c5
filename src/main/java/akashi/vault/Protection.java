package akashi.vault;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.DataKey;
import akashi.pki.FreshPassphrase;
import akashi.pki.KeyEncryptionKey;
import akashi.pki.KeyFile;
import akashi.pki.PassphraseSalt;
import akashi.pki.Password;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets.WrappedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What wraps data keys here: a passphrase, or a file that only its owner can read. It prints without its secret. */
public final class Protection {

    static final String PASSPHRASE = "PASSPHRASE";
    private static final String KEY_FILE = "KEY_FILE";
    private static final Logger LOG = LoggerFactory.getLogger(Protection.class);
    private static final String SETTING = "AKASHI_PASSPHRASE";

    private final Optional<Password> passphrase;
    private final Path keyFile;

    private Protection(Optional<Password> passphrase, Path keyFile) {
        this.passphrase = passphrase;
        this.keyFile = keyFile;
    }

    /** By a passphrase; each use costs about half a second. */
    public static Protection by(Password passphrase) {
        return new Protection(Optional.of(passphrase), null);
    }

    /** By a key file, made when the first data key is. */
    public static Protection by(Path keyFile) {
        return new Protection(Optional.empty(), keyFile);
    }

    /** Data keys, the newest first, wrapped for storing in that order. Makes the key file where there is none. */
    public List<WrappedKey> wrap(List<DataKey> keys, Instant now) {
        Wrapping fresh = fresh();
        return IntStream.range(0, keys.size())
                .mapToObj(i -> fresh.wrap(keys.get(i), now.minusMillis(i)))
                .toList();
    }

    /** What wraps the first data key, or wraps all of them anew. */
    Wrapping fresh() {
        if (passphrase.isPresent()) {
            PassphraseSalt salt = PassphraseSalt.fresh();
            return new Wrapping(KeyEncryptionKey.of(passphrase.get(), salt), PASSPHRASE, salt.stored());
        }
        return new Wrapping(fileKey(true), KEY_FILE, "");
    }

    /** Tells in the log where a passphrase from the settings is weaker than the page would take for a new one. */
    public void judged() {
        passphrase
                .flatMap(given -> FreshPassphrase.weakness(given, List.of()))
                .ifPresent(weakness -> LOG.warn(
                        "{} is short or soon guessed: whoever has the database can try words. Change it under /unlock",
                        SETTING));
    }

    /** Whether it is a passphrase, which a person can say. */
    boolean bySaying() {
        return passphrase.isPresent();
    }

    /** Whether a person has to say the passphrase first: the key is wrapped by one, and none was set. */
    boolean waitsFor(WrappedKey stored) {
        return stored.wrappedBy().equals(PASSPHRASE) && passphrase.isEmpty();
    }

    /** What wrapped a stored data key, proven by unwrapping it. */
    Wrapping wrapping(WrappedKey stored) {
        boolean byPassphrase = stored.wrappedBy().equals(PASSPHRASE);
        if (!byPassphrase && passphrase.isPresent()) {
            throw trouble("vault.trouble.key-file-needed");
        }
        Wrapping found = byPassphrase
                ? new Wrapping(
                        KeyEncryptionKey.of(passphrase.get(), PassphraseSalt.parse(stored.kdf())),
                        PASSPHRASE,
                        stored.kdf())
                : new Wrapping(fileKey(false), KEY_FILE, "");
        try {
            found.unwrap(stored);
            return found;
        } catch (SecretUnreadable another) {
            throw byPassphrase
                    ? trouble("vault.trouble.passphrase-wrong")
                    : trouble("vault.trouble.key-file-other", keyFile.toString());
        }
    }

    private KeyEncryptionKey fileKey(boolean mayBeMade) {
        KeyFile.Outcome found = new KeyFile(keyFile).open();
        if (found instanceof KeyFile.Ready ready) {
            return ready.key();
        }
        if (found instanceof KeyFile.ReadableByOthers) {
            throw trouble("vault.trouble.key-file-open", keyFile.toString());
        }
        if (found instanceof KeyFile.Unusable) {
            throw trouble("vault.trouble.key-file-unusable", keyFile.toString());
        }
        if (!mayBeMade) {
            throw trouble("vault.trouble.key-file-missing", keyFile.toString());
        }
        try {
            return new KeyFile(keyFile).create();
        } catch (IOException unwritable) {
            throw trouble("vault.trouble.key-file-unwritable", keyFile.toString());
        }
    }

    private static Fault.Unavailable trouble(String key, Object... args) {
        return new Fault.Unavailable(Message.of(key, args));
    }

    @Override
    public String toString() {
        return passphrase.isPresent() ? "passphrase •••" : "key file " + keyFile;
    }
}
