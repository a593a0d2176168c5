package akashi.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;

/** Writes rows with one statement per table, whose words are put together once; jOOQ's own way renders one each time. */
final class Rows {

    /** How many rows are sent at once. */
    static final int AT_ONCE = 1000;

    private static final Map<Table<?>, Insertion> INSERTIONS = new ConcurrentHashMap<>();

    private Rows() {}

    /** Inserts the rows, table by table in the order in which the tables first come. */
    static void insert(DSLContext db, List<? extends TableRecord<?>> rows) {
        Map<Table<?>, List<TableRecord<?>>> byTable = new LinkedHashMap<>();
        rows.forEach(row -> byTable.computeIfAbsent(row.getTable(), table -> new java.util.ArrayList<>())
                .add(row));
        byTable.forEach((table, some) ->
                INSERTIONS.computeIfAbsent(table, Insertion::into).send(db, some));
    }

    /** All columns but one that the database numbers itself. */
    private record Insertion(Change words, List<Field<?>> fields) {

        static Insertion into(Table<?> table) {
            List<Field<?>> fields = table.fieldStream()
                    .filter(field -> table.getIdentity() == null
                            || !field.equals(table.getIdentity().getField()))
                    .collect(Collectors.toList());
            String names = fields.stream().map(Field::getName).collect(Collectors.joining(", "));
            String places = fields.stream().map(field -> "?").collect(Collectors.joining(", "));
            return new Insertion(
                    new Change("insert into %s (%s) values (%s)".formatted(table.getName(), names, places)), fields);
        }

        void send(DSLContext db, List<TableRecord<?>> rows) {
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                words.each(
                        db,
                        rows.subList(from, Math.min(rows.size(), from + AT_ONCE)).stream()
                                .map(this::values)
                                .toList());
            }
        }

        private Object[] values(TableRecord<?> row) {
            Object[] values = new Object[fields.size()];
            Arrays.setAll(values, place -> row.get(fields.get(place)));
            return values;
        }
    }
}
