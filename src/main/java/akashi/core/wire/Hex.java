package akashi.core.wire;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes as people read them. */
final class Hex {

    private static final int PER_LINE = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Hex() {}

    /** The bytes in one line, at most so many of them. */
    static String line(byte[] bytes, int at, int length, int most) {
        int from = Math.min(at, bytes.length);
        int to = Math.min(bytes.length, from + Math.min(length, most));
        return SPACED.formatHex(bytes, from, to) + (length > most ? " … +" + (length - most) : "");
    }

    /** All bytes, sixteen in a line with the offset before them. */
    static String dump(byte[] bytes) {
        return IntStream.iterate(0, at -> at < bytes.length, at -> at + PER_LINE)
                .mapToObj(at ->
                        "%04x  ".formatted(at) + SPACED.formatHex(bytes, at, Math.min(bytes.length, at + PER_LINE)))
                .collect(Collectors.joining("\n"));
    }
}
