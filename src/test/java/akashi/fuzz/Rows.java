package akashi.fuzz;

import static akashi.store.tables.Tables.SITE;

import akashi.TestPortal;
import akashi.core.fault.Fault;
import akashi.store.tables.DefaultSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.ForeignKey;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.UpdatableRecord;
import org.jooq.exception.DataAccessException;

/** What stands in the tables of a portal at one moment, to be put back after something was done to it. */
final class Rows {

    /** They are the portal's own business, or only ever grow. */
    private static final Set<String> LEFT =
            Set.of("scheduled_tasks", "ready_key", "audit_entry", "audit_chain", "audit_checkpoint");

    private final TestPortal portal;
    private final Map<Table<?>, Result<? extends Record>> kept = new LinkedHashMap<>();
    private final String sites;
    private int version = 1_000_000;

    Rows(TestPortal portal) {
        this.portal = portal;
        sites = portal.database().db().select(SITE.ID).from(SITE).fetch(SITE.ID).stream()
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(", "));
        Set<Table<?>> ordered = new LinkedHashSet<>();
        DefaultSchema.DEFAULT_SCHEMA.getTables().forEach(table -> after(table, ordered, new HashSet<>()));
        for (Table<?> table : ordered) {
            if (!LEFT.contains(table.getName())) {
                kept.put(table, portal.database().db().selectFrom(table).fetch());
            }
        }
    }

    /** Tables that others point to come first. */
    private static void after(Table<?> table, Set<Table<?>> ordered, Set<Table<?>> way) {
        if (ordered.contains(table) || !way.add(table)) {
            return;
        }
        for (ForeignKey<?, ?> key : table.getReferences()) {
            after(key.getKey().getTable(), ordered, way);
        }
        ordered.add(table);
    }

    /** Puts back what became different; readers are told that the site changed. */
    void restore() {
        portal.database().transaction(db -> {
            List<Record> missing = new ArrayList<>();
            List<Record> surplus = new ArrayList<>();
            List<Record> other = new ArrayList<>();
            kept.forEach((table, rows) -> compare(db, table, rows, missing, surplus, other));
            if (missing.isEmpty() && surplus.isEmpty() && other.isEmpty()) {
                return 0;
            }
            for (String table : List.of("audit_checkpoint", "audit_entry", "audit_chain")) {
                db.execute("delete from " + table + " where site_id not in (" + sites + ")");
            }
            List<Runnable> steps = new ArrayList<>();
            missing.forEach(row -> steps.add(() -> db.executeInsert(all(row))));
            other.forEach(row -> steps.add(() -> db.executeUpdate((UpdatableRecord<?>) all(row))));
            Collections.reverse(surplus);
            surplus.forEach(row -> steps.add(() -> remove(db, (TableRecord<?>) row)));
            inSomeOrder(steps);
            version++;
            return db.execute("update site set plan_version = ?, evidence_version = ?", version, version);
        });
    }

    /** Rows that point to each other have no order of tables: what is refused is tried again after the others. */
    private static void inSomeOrder(List<Runnable> steps) {
        List<Runnable> left = steps;
        while (!left.isEmpty()) {
            List<Runnable> again = new ArrayList<>();
            RuntimeException why = null;
            for (Runnable step : left) {
                try {
                    step.run();
                } catch (Fault.Refused | DataAccessException pointedTo) {
                    again.add(step);
                    why = pointedTo;
                }
            }
            if (again.size() == left.size()) {
                throw new AssertionError(again.size() + " rows cannot be put back", why);
            }
            left = again;
        }
    }

    private static void compare(
            DSLContext db,
            Table<?> table,
            Result<? extends Record> rows,
            List<Record> missing,
            List<Record> surplus,
            List<Record> other) {
        Map<Object, Record> now = new HashMap<>();
        db.selectFrom(table).fetch().forEach(row -> now.put(key(row), row));
        for (Record row : rows) {
            Record found = now.remove(key(row));
            if (found == null) {
                missing.add(row);
            } else if (!found.equals(row)) {
                other.add(row);
            }
        }
        surplus.addAll(now.values());
    }

    private static Object key(Record row) {
        return row instanceof UpdatableRecord<?> known ? known.key().intoList() : row.intoList();
    }

    private static TableRecord<?> all(Record row) {
        row.changed(true);
        return (TableRecord<?>) row;
    }

    private static void remove(DSLContext db, TableRecord<?> row) {
        if (row instanceof UpdatableRecord<?> known) {
            db.executeDelete(known);
        } else {
            db.deleteFrom(row.getTable())
                    .where(org.jooq.impl.DSL.condition(row))
                    .execute();
        }
    }
}
