package akashi.vault;

import akashi.pki.DataKey;
import akashi.pki.KeyEncryptionKey;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets.WrappedKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key-encryption key, and how it is come by again: what wraps data keys from now on. It prints without its secret.
 *
 * @param kdf how it is derived from a passphrase; empty for a key file
 */
record Wrapping(KeyEncryptionKey key, String by, String kdf) {

    WrappedKey wrap(DataKey data, Instant createdAt) {
        return new WrappedKey(data.id(), key.wrap(data), by, kdf, Optional.empty(), createdAt);
    }

    /** The data key again; fails with {@link SecretUnreadable} where it was wrapped by another one. */
    DataKey unwrap(WrappedKey stored) {
        return key.unwrap(stored.wrapped());
    }

    @Override
    public String toString() {
        return by + " •••";
    }
}
