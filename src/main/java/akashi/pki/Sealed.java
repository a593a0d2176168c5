package akashi.pki;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The format of a sealed secret: version 1, key id, nonce, then the encrypted bytes with their tag. */
record Sealed(UUID keyId, byte[] nonce, byte[] encrypted) {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + 16 + AesGcm.NONCE_BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
                .put(VERSION)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .put(nonce)
                .put(encrypted)
                .array();
    }

    static Sealed decode(byte[] bytes) {
        if (bytes.length < HEADER_BYTES + AesGcm.TAG_BYTES || bytes[0] != VERSION) {
            throw new SecretUnreadable();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        UUID keyId = new UUID(buffer.getLong(), buffer.getLong());
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        return new Sealed(keyId, nonce, encrypted);
    }
}
