package akashi.core.text;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula. It leaves the portal with an apostrophe before it, which every
 * spreadsheet shows as text, and loses that apostrophe again when it comes back. Nothing is ever calculated here.
 */
public final class CellText {

    private static final Pattern FORMULA = Pattern.compile("\\A'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private CellText() {}

    /** As it leaves the portal. */
    public static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** As it was before it left. */
    public static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
