package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.text.CellText;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** One row of a file: typed cells out; what cannot be read is remembered with its line and column. */
final class CsvRow {

    private static final int LONGEST_NOTES = 4000;
    private static final int LONGEST = 200;

    private final long line;
    private final CSVRecord cells;
    private final Header header;
    private final Findings findings;

    CsvRow(long line, CSVRecord cells, Header header, Findings findings) {
        this.line = line;
        this.cells = cells;
        this.header = header;
        this.findings = findings;
    }

    long line() {
        return line;
    }

    /** Whether something in it cannot be taken. */
    boolean bad() {
        return findings.isBad(line);
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** More cells than the header has columns: a separator inside a text that is not quoted. */
    void checkWidth() {
        for (int i = header.width(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                findings.problem(line, "", cells.get(i), Message.of("sites.csv.too-many-cells", header.width()));
                return;
            }
        }
    }

    /** The cell as it stands, stripped. */
    String raw(Column column) {
        return header.cell(cells, column).strip();
    }

    /** A cell of the VMS's own table. */
    String raw(String title) {
        return header.cell(cells, title);
    }

    /** Free text in one line. */
    String text(Column column) {
        String text = CellText.read(raw(column));
        if (text.length() > LONGEST) {
            problem(column, Message.of("sites.csv.too-long", LONGEST));
        } else if (Unseen.in(text)) {
            problem(column, Message.of("sites.csv.control"));
        }
        return text;
    }

    /** The notes, with what stands in columns that are not known. */
    String notes() {
        List<String> lines = new ArrayList<>();
        String own = CellText.read(raw(Column.NOTES)).replace("\r\n", "\n").replace('\r', '\n');
        if (!own.isEmpty()) {
            lines.add(own);
        }
        for (String title : header.unknown()) {
            String value = header.cell(cells, title);
            if (!value.isEmpty()) {
                lines.add(title + ": " + CellText.read(value));
            }
        }
        String notes = String.join("\n", lines);
        if (notes.length() > LONGEST_NOTES) {
            problem(Column.NOTES, Message.of("sites.csv.too-long", LONGEST_NOTES));
        } else if (notes.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            problem(Column.NOTES, Message.of("sites.csv.control"));
        }
        return notes;
    }

    /** A value, or empty where the cell is empty or cannot be read. */
    <T> Optional<T> read(Column column, Function<String, T> parser) {
        return read(column, raw(column), parser);
    }

    /** A list whose items are separated by spaces. */
    <T> List<T> list(Column column, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        Arrays.stream(raw(column).split("[\\s\\u3000]+"))
                .filter(item -> !item.isEmpty())
                .forEach(item -> read(column, item, parser)
                        .filter(value -> !items.contains(value))
                        .ifPresent(items::add));
        return items;
    }

    <T> Optional<T> read(Column column, String value, Function<String, T> parser) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(parser.apply(value));
        } catch (Fault.BadInput wrong) {
            wrong.errors().forEach(error -> findings.problem(line, column.title(), value, error.message()));
            return Optional.empty();
        }
    }

    void problem(Column column, Message reason) {
        findings.problem(line, column.title(), raw(column), reason);
    }

    void problem(String title, String value, Message reason) {
        findings.problem(line, title, value, reason);
    }

    void warn(Message what) {
        findings.warn(line, what);
    }
}
