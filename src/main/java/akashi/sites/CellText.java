package akashi.sites;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula. It leaves the portal with an apostrophe before it, which every
 * spreadsheet shows as text, and loses that apostrophe again when it comes back. Nothing is ever calculated here.
 */
final class CellText {

    private static final Pattern FORMULA = Pattern.compile("\\A'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private CellText() {}

    static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
