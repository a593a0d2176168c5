package akashi.core.text;

/**
 * Signs that nobody sees and that let a text look like another one: controls, line ends, signs without a width, and those
 * that turn the direction of writing for whatever stands behind them. The joiner is none of them: emoji are made with it.
 */
public final class Unseen {

    private static final int JOINER = 0x200D;

    private Unseen() {}

    /** Whether there is one: not in a name that a person gives to something. */
    public static boolean in(String text) {
        return text.codePoints().anyMatch(Unseen::is);
    }

    /** Whether this is one. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> codePoint != JOINER;
            default -> false;
        };
    }

    /** The text with those written out that would move what stands around it: {@code [U+202E]}. */
    public static String writtenOut(String text) {
        if (text.chars().noneMatch(Unseen::moves)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(sign -> {
            if (moves(sign)) {
                shown.append(String.format("[U+%04X]", sign));
            } else {
                shown.append((char) sign);
            }
        });
        return shown.toString();
    }

    /** Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9, 2). */
    private static boolean moves(int sign) {
        return sign == 0x061C
                || sign == 0x200E
                || sign == 0x200F
                || sign >= 0x202A && sign <= 0x202E
                || sign >= 0x2066 && sign <= 0x2069;
    }
}
