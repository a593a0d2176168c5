package akashi.pki;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Encoded bytes that are compared by content, such as a whole certificate. */
public final class DerBytes {

    private final byte[] bytes;

    private DerBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static DerBytes of(byte[] bytes) {
        return new DerBytes(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** How many they are. */
    public int size() {
        return bytes.length;
    }

    /** The bytes as a PEM block (RFC 7468) with a line feed at its end. */
    public String pem(String label) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DerBytes der && Arrays.equals(bytes, der.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
