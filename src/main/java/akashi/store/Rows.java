package akashi.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;

/** Writes many rows with one prepared statement per table; jOOQ's own way renders one for every row. */
final class Rows {

    /** How many rows are sent at once. */
    static final int AT_ONCE = 1000;

    private Rows() {}

    /** Inserts the rows, table by table in the order in which the tables first come. */
    static void insert(DSLContext db, List<? extends TableRecord<?>> rows) {
        Map<Table<?>, List<TableRecord<?>>> byTable = new LinkedHashMap<>();
        rows.forEach(row -> byTable.computeIfAbsent(row.getTable(), table -> new java.util.ArrayList<>())
                .add(row));
        byTable.forEach((table, some) -> insert(db, table, some));
    }

    private static void insert(DSLContext db, Table<?> table, List<TableRecord<?>> rows) {
        List<Field<?>> fields = table.fieldStream()
                .filter(field -> table.getIdentity() == null
                        || !field.equals(table.getIdentity().getField()))
                .collect(Collectors.toList());
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            BatchBindStep batch = db.batch(db.insertInto(table).columns(fields).values(new Object[fields.size()]));
            for (TableRecord<?> row : rows.subList(from, Math.min(rows.size(), from + AT_ONCE))) {
                batch = batch.bind(values(row, fields));
            }
            batch.execute();
        }
    }

    private static Object[] values(TableRecord<?> row, List<Field<?>> fields) {
        Object[] values = new Object[fields.size()];
        Arrays.setAll(values, place -> row.get(fields.get(place)));
        return values;
    }
}
