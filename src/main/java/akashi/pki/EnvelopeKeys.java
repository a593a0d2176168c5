package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one backup: one encrypts its chunks, one seals its header. */
final class EnvelopeKeys {

    static final int SEAL_BYTES = 32;

    private final EnvelopeHeader header;
    private final AesGcm cipher;
    private final byte[] seal;

    EnvelopeKeys(EnvelopeHeader header, Password passphrase) throws IOException {
        this.header = header;
        byte[] derived = header.cost().derive(passphrase, header.salt(), 2 * AesGcm.KEY_BYTES);
        this.cipher = new AesGcm(Arrays.copyOf(derived, AesGcm.KEY_BYTES));
        byte[] sealKey = Arrays.copyOfRange(derived, AesGcm.KEY_BYTES, derived.length);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        header.write(written);
        this.seal = Crypto.must(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sealKey, "HmacSHA256"));
            return mac.doFinal(written.toByteArray());
        });
    }

    /** What stands behind the header, so that a wrong passphrase is known before anything is decrypted. */
    byte[] seal() {
        return seal;
    }

    byte[] encrypt(byte[] chunk, int counter, boolean last) {
        return cipher.seal(nonce(counter, last), chunk, seal);
    }

    byte[] decrypt(byte[] chunk, int counter, boolean last) {
        return cipher.open(nonce(counter, last), chunk, seal);
    }

    /** Counter and flag in the nonce: chunks cannot be swapped, dropped or cut off unseen. */
    private byte[] nonce(int counter, boolean last) {
        return ByteBuffer.allocate(AesGcm.NONCE_BYTES)
                .put(header.noncePrefix())
                .putInt(counter)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
