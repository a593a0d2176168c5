package akashi.pki;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-16, as {@code certreq -unicode} and Windows' own editors write it, with a mark at its beginning or without.
 * No DER begins as such text does.
 */
final class WideText {

    private WideText() {}

    /** The same text in one byte per character; bytes that are no such text stay as they are. */
    static byte[] narrowed(byte[] bytes) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return bytes;
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, '-', 0) || begins(bytes, '\r', 0) || begins(bytes, '\n', 0)) {
            return narrow(bytes, StandardCharsets.UTF_16LE);
        }
        boolean big = begins(bytes, 0xFE, 0xFF) || begins(bytes, 0, '-') || begins(bytes, 0, '\r');
        return big ? narrow(bytes, StandardCharsets.UTF_16BE) : bytes;
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return Byte.toUnsignedInt(bytes[0]) == first && Byte.toUnsignedInt(bytes[1]) == second;
    }

    private static byte[] narrow(byte[] bytes, Charset charset) {
        return new String(bytes, charset).getBytes(StandardCharsets.ISO_8859_1);
    }
}
