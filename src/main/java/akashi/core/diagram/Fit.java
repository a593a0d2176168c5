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
