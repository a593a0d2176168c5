package akashi.pki;

import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes, in the form in which they are shown: SHA-1 in upper case as Windows does, SHA-256 in lower case. */
final class Digests {

    private Digests() {}

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(hash("SHA-256", bytes));
    }

    static String sha1Hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(hash("SHA-1", bytes));
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        return Crypto.must(() -> MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
