package akashi.pki;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in GCM with a tag of 128 bits (NIST SP 800-38D). Never twice the same nonce under one key. */
final class AesGcm {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private final Key key;

    AesGcm(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of 256 bits is needed");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(byte[] nonce, byte[] plain, byte[] associated) {
        return Crypto.must(() -> cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain));
    }

    /** The plain bytes; fails with {@link SecretUnreadable} when key, nonce, data or associated data differ. */
    byte[] open(byte[] nonce, byte[] sealed, byte[] associated) {
        return Crypto.must(() -> {
            try {
                return cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed);
            } catch (AEADBadTagException alteredOrWrongKey) {
                throw new SecretUnreadable();
            }
        });
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
