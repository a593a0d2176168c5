package akashi.pki;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;

/**
 * Encrypts one file under a passphrase, as a stream: Argon2id, then AES-256-GCM in chunks of 64 KiB, each bound to the
 * header, its place and whether it is the last. A foreign, damaged or cut-off file, and a wrong passphrase, are
 * {@link Fault.BadInput} on the field {@code backup} or {@code passphrase}.
 */
public final class BackupEnvelope {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final String FIELD = "backup";

    private BackupEnvelope() {}

    /** Encrypts everything up to the end of {@code plain}; closes neither stream. */
    public static void encrypt(InputStream plain, OutputStream out, Password passphrase) throws IOException {
        encrypt(plain, out, passphrase, Argon2Cost.AT_REST);
    }

    static void encrypt(InputStream plain, OutputStream out, Password passphrase, Argon2Cost cost) throws IOException {
        EnvelopeHeader header = EnvelopeHeader.fresh(cost);
        EnvelopeKeys keys = new EnvelopeKeys(header, passphrase);
        header.write(out);
        out.write(keys.seal());
        byte[] chunk = plain.readNBytes(CHUNK_BYTES);
        for (int counter = 0; ; counter++) {
            byte[] next = plain.readNBytes(CHUNK_BYTES);
            out.write(keys.encrypt(chunk, counter, next.length == 0));
            if (next.length == 0) {
                return;
            }
            chunk = next;
        }
    }

    /**
     * Decrypts into {@code out}. Only when this returns is the file known to be whole: let {@code out} be a temporary
     * file, or call {@link #check} first. Closes neither stream.
     */
    public static void decrypt(InputStream in, OutputStream out, Password passphrase) throws IOException {
        EnvelopeHeader header = EnvelopeHeader.read(in);
        EnvelopeKeys keys = new EnvelopeKeys(header, passphrase);
        checkSeal(in.readNBytes(EnvelopeKeys.SEAL_BYTES), keys.seal());
        PushbackInputStream chunks = new PushbackInputStream(in);
        for (int counter = 0; ; counter++) {
            byte[] chunk = chunks.readNBytes(CHUNK_BYTES + AesGcm.TAG_BYTES);
            int ahead = chunks.read();
            out.write(decrypt(keys, chunk, counter, ahead < 0));
            if (ahead < 0) {
                return;
            }
            chunks.unread(ahead);
        }
    }

    /** Reads the whole file and keeps nothing, to know that it can be restored. */
    public static void check(InputStream in, Password passphrase) throws IOException {
        decrypt(in, OutputStream.nullOutputStream(), passphrase);
    }

    private static void checkSeal(byte[] found, byte[] expected) {
        if (found.length < expected.length) {
            throw new Fault.BadInput(FIELD, "pki.backup.truncated");
        }
        if (!MessageDigest.isEqual(found, expected)) {
            throw new Fault.BadInput("passphrase", "pki.backup.passphrase");
        }
    }

    private static byte[] decrypt(EnvelopeKeys keys, byte[] chunk, int counter, boolean last) {
        if (chunk.length < AesGcm.TAG_BYTES) {
            throw new Fault.BadInput(FIELD, "pki.backup.truncated");
        }
        try {
            return keys.decrypt(chunk, counter, last);
        } catch (SecretUnreadable altered) {
            boolean cutOff = last && opens(keys, chunk, counter);
            throw new Fault.BadInput(FIELD, cutOff ? "pki.backup.truncated" : "pki.backup.damaged");
        }
    }

    /** Whether the chunk is whole but not the last one that was written. */
    private static boolean opens(EnvelopeKeys keys, byte[] chunk, int counter) {
        try {
            keys.decrypt(chunk, counter, false);
            return true;
        } catch (SecretUnreadable altered) {
            return false;
        }
    }
}
