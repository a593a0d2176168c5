package akashi.pki;

import java.util.UUID;

/**
 * Seals secrets for the database: AES-256-GCM under a data key, a random nonce each time, bound to the place where the
 * secret lies. May be shared by threads.
 */
public final class SecretBox {

    private final DataKeys keys;

    /** A box under an unwrapped data key. */
    public SecretBox(DataKey key) {
        this(DataKeys.only(key));
    }

    /** A box whose data keys may come later; what they throw until then is what the box's users get. */
    public SecretBox(DataKeys keys) {
        this.keys = keys;
    }

    /** Throws what its users would get, where the data key is not here yet. */
    public void mustBeOpen() {
        keys.newest();
    }

    /** The sealed bytes, 45 longer than the plain ones. */
    public byte[] seal(byte[] plain, SecretPlace place) {
        DataKey now = keys.newest();
        byte[] nonce = Randoms.bytes(AesGcm.NONCE_BYTES);
        return new Sealed(now.id(), nonce, new AesGcm(now.reveal()).seal(nonce, plain, place.associatedData()))
                .encode();
    }

    /** The plain bytes; fails with {@link SecretUnreadable} where key, bytes or place are not those of the seal. */
    public byte[] open(byte[] sealed, SecretPlace place) {
        Sealed parts = Sealed.decode(sealed);
        DataKey key = keys.of(parts.keyId()).orElseThrow(SecretUnreadable::new);
        return new AesGcm(key.reveal()).open(parts.nonce(), parts.encrypted(), place.associatedData());
    }

    /** Seals a private key. */
    public byte[] seal(PrivateKeyBytes key, SecretPlace place) {
        return seal(key.reveal(), place);
    }

    /** Opens a private key. */
    public PrivateKeyBytes openKey(byte[] sealed, SecretPlace place) {
        return PrivateKeyBytes.of(open(sealed, place));
    }

    /** The id of the data key under which sealed bytes were sealed. */
    public static UUID keyIdOf(byte[] sealed) {
        return Sealed.decode(sealed).keyId();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
