package akashi.web;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects what is written as UTF-8. A page is a hundred thousand characters: gathering them as text first and then
 * turning that into bytes would handle each three times over.
 */
final class Utf8 extends Writer {

    private static final int MOST_PER_CHAR = 3;

    private final char[] taken = new char[1024];
    private byte[] bytes = new byte[1 << 14];
    private int size;
    private char half;

    /** Parts that are UTF-8 already. */
    void write(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, size, ready.length);
        size += ready.length;
    }

    @Override
    public void write(String text, int from, int length) {
        for (int at = from; at < from + length; at += taken.length) {
            int some = Math.min(taken.length, from + length - at);
            text.getChars(at, at + some, taken, 0);
            write(taken, 0, some);
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        room(length * MOST_PER_CHAR + MOST_PER_CHAR);
        int end = from + length;
        int at = from;
        while (at < end) {
            if (half == 0) {
                at = ascii(text, at, end);
            }
            if (at < end) {
                encode(text[at++]);
            }
        }
    }

    /** Takes what is one byte each, which is nearly all of a page, and answers where that ends. */
    private int ascii(char[] text, int from, int end) {
        byte[] into = bytes;
        int to = size;
        int at = from;
        while (at < end && text[at] < 0x80) {
            into[to++] = (byte) text[at++];
        }
        size = to;
        return at;
    }

    private void encode(char c) {
        if (half != 0) {
            pair(c);
        } else if (c < 0x80) {
            bytes[size++] = (byte) c;
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xc0 | c >> 6);
            bytes[size++] = (byte) (0x80 | c & 0x3f);
        } else if (Character.isHighSurrogate(c)) {
            half = c;
        } else if (Character.isLowSurrogate(c)) {
            bytes[size++] = '?';
        } else {
            bytes[size++] = (byte) (0xe0 | c >> 12);
            bytes[size++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[size++] = (byte) (0x80 | c & 0x3f);
        }
    }

    /** The second half of a character beyond the first 65,536; a half without the other becomes a question mark. */
    private void pair(char second) {
        char first = half;
        half = 0;
        if (Character.isLowSurrogate(second)) {
            write(new String(new char[] {first, second}).getBytes(StandardCharsets.UTF_8));
        } else {
            bytes[size++] = '?';
            encode(second);
        }
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** Whether nothing but space was written. */
    boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (!Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** As text again. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void flush() {
        // Nothing lies behind it.
    }

    @Override
    public void close() {
        // Nothing lies behind it.
    }
}
