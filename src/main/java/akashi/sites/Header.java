package akashi.sites;

import akashi.core.fault.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * The header of a file: which column stands where. The table that {@code Get-VmsRecordingServer | Export-Csv} writes
 * is known by its columns {@code HostName} and {@code WebServerUri}.
 */
final class Header {

    private final Map<Column, Integer> known = new EnumMap<>(Column.class);
    private final Map<String, Integer> others = new java.util.LinkedHashMap<>();
    private final int width;

    private Header(List<String> titles) {
        width = titles.size();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < width; i++) {
            String title = titles.get(i).strip();
            if (!title.isEmpty() && !seen.add(title.toLowerCase(Locale.ROOT))) {
                throw new Fault.BadInput("file", "sites.csv.column-twice", title);
            }
            Optional<Column> column = Column.titled(title);
            if (column.isPresent()) {
                known.put(column.get(), i);
            } else if (!title.isEmpty()) {
                others.put(title, i);
            }
        }
    }

    static Header of(CSVRecord row) {
        Header header = new Header(row.toList());
        boolean complete = header.known.containsKey(Column.COMPUTER) && header.known.containsKey(Column.ROLE);
        if (!complete && !header.ofRecorders()) {
            throw new Fault.BadInput("file", "sites.csv.columns-missing", header.titles());
        }
        return header;
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>();
        known.keySet().forEach(column -> titles.add(column.title()));
        titles.addAll(others.keySet());
        return titles;
    }

    /** Whether it is the VMS's own list of recording servers. */
    boolean ofRecorders() {
        return !known.containsKey(Column.COMPUTER)
                && (position("HostName").isPresent() || position("WebServerUri").isPresent());
    }

    private Optional<Integer> position(String title) {
        return others.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(title))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** How many cells a row may have. */
    int width() {
        return width;
    }

    boolean has(Column column) {
        return known.containsKey(column);
    }

    /** The known columns that the file has. */
    Set<Column> columns() {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        columns.addAll(known.keySet());
        if (ofRecorders() && position("Enabled").isPresent()) {
            columns.add(Column.IN_SERVICE);
        }
        return columns;
    }

    String cell(CSVRecord row, Column column) {
        Integer at = known.get(column);
        return at == null || at >= row.size() ? "" : row.get(at);
    }

    String cell(CSVRecord row, String title) {
        Optional<Integer> at = position(title);
        return at.isEmpty() || at.get() >= row.size() ? "" : row.get(at.get()).strip();
    }

    /** The titles that are no columns of an inventory. */
    List<String> unknown() {
        return others.keySet().stream()
                .filter(title -> !ofRecorders() || !RecorderRow.TITLES.contains(title.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
