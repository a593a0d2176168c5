package akashi.pki;

import java.util.UUID;

/** The key under which secrets are sealed, with the id that each sealed secret carries. It prints as {@code •••}. */
public final class DataKey {

    private final UUID id;
    private final byte[] key;

    private DataKey(UUID id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    /** A fresh key with a fresh id. */
    public static DataKey generate() {
        return new DataKey(UUID.randomUUID(), Randoms.bytes(AesGcm.KEY_BYTES));
    }

    static DataKey of(UUID id, byte[] key) {
        return new DataKey(id, key.clone());
    }

    /** Its id, which is no secret. */
    public UUID id() {
        return id;
    }

    byte[] reveal() {
        return key.clone();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
