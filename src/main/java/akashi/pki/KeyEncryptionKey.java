package akashi.pki;

/**
 * The key that wraps data keys. It comes from the passphrase, once at unlock, or from the key file, lives in memory
 * only and prints as {@code •••}.
 */
public final class KeyEncryptionKey {

    private static final String PURPOSE = "data-key";

    private final AesGcm cipher;

    private KeyEncryptionKey(byte[] key) {
        this.cipher = new AesGcm(key);
    }

    /** From a passphrase; takes about half a second and 64 MiB at the usual cost. */
    public static KeyEncryptionKey of(Password passphrase, PassphraseSalt salt) {
        return new KeyEncryptionKey(salt.derive(passphrase, AesGcm.KEY_BYTES));
    }

    /** From the 32 bytes of a key file. */
    static KeyEncryptionKey of(byte[] key) {
        return new KeyEncryptionKey(key);
    }

    /** The data key, encrypted, for storing. */
    public byte[] wrap(DataKey key) {
        byte[] nonce = Randoms.bytes(AesGcm.NONCE_BYTES);
        return new Sealed(
                        key.id(),
                        nonce,
                        cipher.seal(nonce, key.reveal(), place(key.id()).associatedData()))
                .encode();
    }

    /** The data key again; fails with {@link SecretUnreadable} where the passphrase or key file is another one. */
    public DataKey unwrap(byte[] wrapped) {
        Sealed parts = Sealed.decode(wrapped);
        byte[] associated = place(parts.keyId()).associatedData();
        return DataKey.of(parts.keyId(), cipher.open(parts.nonce(), parts.encrypted(), associated));
    }

    private static SecretPlace place(java.util.UUID id) {
        return new SecretPlace("data_key", id.toString(), PURPOSE);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
