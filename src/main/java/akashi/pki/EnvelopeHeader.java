package akashi.pki;

import akashi.core.fault.Fault;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The readable beginning of a backup: its kind and version in letters, the cost and salt of the passphrase. */
record EnvelopeHeader(Argon2Cost cost, byte[] salt, byte[] noncePrefix) {

    static final int SALT_BYTES = 16;
    static final int NONCE_PREFIX_BYTES = 7;
    private static final String KIND = "AKASHI-BACKUP ";
    private static final String VERSION = "1\n";

    static EnvelopeHeader fresh(Argon2Cost cost) {
        return new EnvelopeHeader(cost, Randoms.bytes(SALT_BYTES), Randoms.bytes(NONCE_PREFIX_BYTES));
    }

    void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.write((KIND + VERSION).getBytes(StandardCharsets.US_ASCII));
        data.writeInt(cost.memoryKib());
        data.writeInt(cost.passes());
        data.writeInt(cost.lanes());
        data.write(salt);
        data.write(noncePrefix);
        data.flush();
    }

    static EnvelopeHeader read(InputStream in) throws IOException {
        if (!KIND.equals(letters(in, KIND.length()))) {
            throw new Fault.BadInput("backup", "pki.backup.foreign");
        }
        if (!VERSION.equals(letters(in, VERSION.length()))) {
            throw new Fault.BadInput("backup", "pki.backup.version");
        }
        try {
            DataInputStream data = new DataInputStream(in);
            Argon2Cost cost = new Argon2Cost(data.readInt(), data.readInt(), data.readInt());
            byte[] salt = new byte[SALT_BYTES];
            data.readFully(salt);
            byte[] prefix = new byte[NONCE_PREFIX_BYTES];
            data.readFully(prefix);
            return new EnvelopeHeader(cost, salt, prefix);
        } catch (EOFException tooShort) {
            throw new Fault.BadInput("backup", "pki.backup.truncated");
        } catch (IllegalArgumentException senselessCost) {
            throw new Fault.BadInput("backup", "pki.backup.damaged");
        }
    }

    private static String letters(InputStream in, int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.US_ASCII);
    }
}
