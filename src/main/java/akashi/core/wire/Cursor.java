package akashi.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads forward through part of an array and never past its end. */
final class Cursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    private Cursor(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static Cursor over(byte[] bytes) {
        return new Cursor(bytes, 0, bytes.length);
    }

    /** Where it stands, counted from the beginning of the array. */
    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    boolean more() {
        return at < end;
    }

    /** A number of so many bytes, at most three. */
    int number(int size) {
        need(size);
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    /** The next byte, which stays. */
    int peek() {
        need(1);
        return bytes[at] & 0xFF;
    }

    void skip(int count) {
        need(count);
        at += count;
    }

    /** Goes back over bytes that were read. */
    void back(int count) {
        at -= count;
    }

    byte[] take(int count) {
        need(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    String hex(int count) {
        return HexFormat.of().formatHex(take(count));
    }

    /** Text of the plain characters; all others come as dots. */
    String text(int count) {
        return new String(take(count), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }

    /** One that reads the next so many bytes, which this one leaves behind. */
    Cursor part(int count) {
        need(count);
        at += count;
        return new Cursor(bytes, at - count, at);
    }

    /** One that reads what a length of so many bytes before it announces. */
    Cursor announced(int size) {
        return part(number(size));
    }

    private void need(int count) {
        if (count < 0 || count > left()) {
            throw new Malformed("ends early");
        }
    }
}
