package akashi.core.diagram;

/** Shortens names to the room they have: a box has a width, a host name may have 253 characters. */
final class Fit {

    private Fit() {}

    /** The text, or its beginning with an ellipsis; wide characters (Japanese) count twice. */
    static String into(int columns, String text) {
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            used += wide(point) ? 2 : 1;
            if (used > columns) {
                return text.substring(0, cut(text, columns - 1)) + "…";
            }
            i += Character.charCount(point);
        }
        return text;
    }

    /** The text, or both its ends with an ellipsis between: what tells names of authorities apart stands at the end. */
    static String bothEnds(int columns, String text) {
        if (into(columns, text).equals(text)) {
            return text;
        }
        String head = text.substring(0, cut(text, columns / 2));
        int rest = columns - 1 - columns / 2;
        int from = text.length();
        for (int used = 0; from > 0; ) {
            int point = text.codePointBefore(from);
            used += wide(point) ? 2 : 1;
            if (used > rest) {
                break;
            }
            from -= Character.charCount(point);
        }
        return head + "…" + text.substring(from);
    }

    private static int cut(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            used += wide(point) ? 2 : 1;
            if (used > columns) {
                return i;
            }
            i += Character.charCount(point);
        }
        return i;
    }

    private static boolean wide(int point) {
        return point >= 0x1100 && !(point >= 0x2000 && point < 0x2E80) && !(point >= 0xFF61 && point <= 0xFF9F);
    }
}
