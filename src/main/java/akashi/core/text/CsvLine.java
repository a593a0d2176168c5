package akashi.core.text;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a file that spreadsheets open (RFC 4180): no cell is calculated, and what needs quotes has them. */
public final class CsvLine {

    private CsvLine() {}

    /** The line with its end. */
    public static String of(List<String> cells) {
        return cells.stream()
                .map(CellText::written)
                .map(cell -> cell.matches("(?s).*[\",\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
