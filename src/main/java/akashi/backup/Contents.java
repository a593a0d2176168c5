package akashi.backup;

import static akashi.store.tables.Tables.DATA_KEY;
import static akashi.store.tables.Tables.OPENID_BEGUN;
import static akashi.store.tables.Tables.READY_KEY;
import static akashi.store.tables.Tables.SESSION;
import static akashi.store.tables.Tables.SETUP_LINK;

import akashi.store.tables.DefaultSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** What a backup holds: every table but those that are only for now, each after the tables it refers to. */
final class Contents {

    /**
     * Sign-ins and setup links do not outlive the portal they were made for; the data key travels by itself. Keys made
     * ahead would be used by the portal that goes on and by the one that was restored.
     */
    private static final Set<Table<?>> LEFT_OUT = Set.of(SESSION, OPENID_BEGUN, SETUP_LINK, DATA_KEY, READY_KEY);

    private Contents() {}

    /** The tables in the order in which they can be filled. */
    static List<Table<?>> tables() {
        List<Table<?>> carried = new ArrayList<>(every());
        carried.removeAll(LEFT_OUT);
        return List.copyOf(carried);
    }

    /** Removes all rows: what a portal wrote at its start that was never set up. */
    static void clear(DSLContext db) {
        List<Table<?>> backwards = new ArrayList<>(every());
        Collections.reverse(backwards);
        backwards.forEach(table -> db.deleteFrom(table).execute());
    }

    /** All tables, each after those it refers to. */
    private static List<Table<?>> every() {
        Set<Table<?>> ordered = new LinkedHashSet<>();
        List<Table<?>> left = new ArrayList<>(DefaultSchema.DEFAULT_SCHEMA.getTables());
        left.sort(Comparator.comparing(Table::getName));
        while (!left.isEmpty()) {
            List<Table<?>> next = left.stream()
                    .filter(table -> others(table).allMatch(ordered::contains))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables that refer to each other in a circle: " + left);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return List.copyOf(ordered);
    }

    private static Stream<Table<?>> others(Table<?> table) {
        return table.getReferences().stream()
                .<Table<?>>map(reference -> reference.getKey().getTable())
                .filter(other -> !other.equals(table));
    }

    /** The column by which rows of a table refer to rows of the same table. */
    static Optional<Field<?>> parent(Table<?> table) {
        return table.getReferences().stream()
                .filter(reference -> reference.getKey().getTable().equals(table))
                .map(ForeignKey::getFields)
                .<Field<?>>map(fields -> fields.get(0))
                .findFirst();
    }

    /** The id of a row, for tables that refer to themselves. */
    static int idColumn(List<Field<?>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).getName().equals("id") && columns.get(i).getType() == UUID.class) {
                return i;
            }
        }
        throw new IllegalStateException("no id among " + columns);
    }

    /** The column that the database counts up by itself, where there is one. */
    static Optional<TableField<?, ?>> counted(Table<?> table) {
        return Optional.ofNullable(table.getIdentity()).map(identity -> identity.getField());
    }

    /** The number of the newest migration: backups fit the schema that they were taken from. */
    static String schema(DSLContext db) {
        return db.select(DSL.field(DSL.quotedName("version"), String.class))
                .from(DSL.table(DSL.quotedName("flyway_schema_history")))
                .where(DSL.field(DSL.quotedName("version")).isNotNull())
                .orderBy(DSL.field(DSL.quotedName("installed_rank")).desc())
                .limit(1)
                .fetchOne(0, String.class);
    }
}
