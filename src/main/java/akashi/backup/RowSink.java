package akashi.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Takes the rows of one table; a row waits until the row of the same table that it refers to is in. */
final class RowSink {

    private static final int AT_ONCE = 200;

    private final DSLContext db;
    private final Table<?> table;
    private final List<Field<?>> columns;
    private final int id;
    private final int parent;
    private final Set<Object> inserted = new HashSet<>();
    private final List<Object[]> waiting = new ArrayList<>();
    private final List<Query> batch = new ArrayList<>();

    RowSink(DSLContext db, Table<?> table, List<Field<?>> columns) {
        this.db = db;
        this.table = table;
        this.columns = columns;
        this.parent = Contents.parent(table).map(columns::indexOf).orElse(-1);
        this.id = parent < 0 ? -1 : Contents.idColumn(columns);
    }

    void add(JsonNode cells) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Cell.value(cells.get(i), columns.get(i).getType());
        }
        if (ready(values)) {
            insert(values);
        } else {
            waiting.add(values);
        }
    }

    private boolean ready(Object[] values) {
        return parent < 0 || values[parent] == null || inserted.contains(values[parent]);
    }

    private void insert(Object[] values) {
        if (id >= 0) {
            inserted.add(values[id]);
        }
        batch.add(DSL.insertInto(table, columns).values(values));
        if (batch.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        db.batch(batch).execute();
        batch.clear();
    }

    /** Takes what waited, and lets the database count on behind the highest number. */
    void close() {
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            for (Iterator<Object[]> rows = waiting.iterator(); rows.hasNext(); ) {
                Object[] row = rows.next();
                if (ready(row)) {
                    insert(row);
                    rows.remove();
                }
            }
            if (waiting.size() == before) {
                throw new IllegalStateException("rows of " + table.getName() + " refer to rows that are not there");
            }
        }
        flush();
        Contents.counted(table).ifPresent(this::countOn);
    }

    private void countOn(TableField<?, ?> counted) {
        Optional<Number> highest = db.select(DSL.max(counted)).from(table).fetchOptional(0, Number.class);
        highest.ifPresent(number -> db.execute(
                "alter table {0} alter column {1} restart with " + (number.longValue() + 1),
                DSL.name(table.getName()),
                DSL.name(counted.getName())));
    }
}
