package akashi.store;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.SCHEDULED_TASKS;
import static akashi.store.tables.Tables.SITE;

import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.store.tables.DefaultSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a learner's site with everything in it. The tables and their order come from the schema: one that is added
 * later is emptied too. The real site cannot be removed, whatever id is given.
 */
public final class SandboxRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxRemoval.class);
    private static final String SITE_ID = "site_id";

    private final DSLContext db;

    /** Works in the caller's transaction. */
    public SandboxRemoval(DSLContext db) {
        this.db = db;
    }

    /** The tables of a site, each before those that it refers to. */
    static List<Table<?>> order() {
        Set<Table<?>> ordered = new LinkedHashSet<>();
        List<Table<?>> left = new ArrayList<>(DefaultSchema.DEFAULT_SCHEMA.getTables());
        left.removeIf(table -> table.field(SITE_ID) == null);
        left.sort(Comparator.comparing(Table::getName));
        while (!left.isEmpty()) {
            List<Table<?>> free = left.stream()
                    .filter(table -> left.stream().noneMatch(other -> refers(other, table)))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables that refer to each other in a circle: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return List.copyOf(ordered);
    }

    private static boolean refers(Table<?> from, Table<?> to) {
        return !from.equals(to) && from.getReferences().stream().anyMatch(key -> leadsTo(key, to));
    }

    private static boolean leadsTo(ForeignKey<?, ?> key, Table<?> to) {
        return key.getKey().getTable().equals(to);
    }

    /** The columns by which rows of a table refer to rows of the same table. */
    private static Stream<Field<?>> inward(Table<?> table) {
        return table.getReferences().stream()
                .filter(key -> leadsTo(key, table))
                .flatMap(key -> key.getFields().stream());
    }

    /**
     * Removes those to which nobody came since then, each for itself: one that cannot be removed is told of in the log
     * and keeps no other.
     */
    public static void removeUnused(Database database, Instant then) {
        for (UUID sandbox : new Sites(database.db()).sandboxesUnusedSince(then)) {
            try {
                database.transaction(db -> new SandboxRemoval(db).remove(sandbox, Sites.unusedSince(then)));
            } catch (Fault | DataAccessException failure) {
                LOG.error("the training site {} could not be removed", sandbox, failure);
            }
        }
    }

    /** Removes it, and ends the sessions that are on it. Whether it was there and a learner's. */
    public boolean remove(UUID sandbox) {
        return remove(sandbox, DSL.noCondition());
    }

    /** Removes it where the condition still holds once nobody else can change it. */
    boolean remove(UUID sandbox, Condition still) {
        boolean there = db.select(SITE.ID)
                .from(SITE)
                .where(SITE.ID.eq(sandbox), SITE.KIND.eq(Site.Kind.SANDBOX.name()), still)
                .forUpdate()
                .fetchOptional()
                .isPresent();
        if (!there) {
            return false;
        }
        new Sessions(db).endAllOn(sandbox);
        unschedule(sandbox);
        for (Table<?> table : order()) {
            Field<UUID> site = table.field(SITE_ID, UUID.class);
            inward(table)
                    .forEach(field -> db.update(table)
                            .setNull(field)
                            .where(site.eq(sandbox), field.isNotNull())
                            .execute());
            db.deleteFrom(table).where(site.eq(sandbox)).execute();
        }
        db.deleteFrom(SITE)
                .where(SITE.ID.eq(sandbox), SITE.KIND.eq(Site.Kind.SANDBOX.name()))
                .execute();
        return true;
    }

    /** The scheduler's rows know jobs by name alone. */
    private void unschedule(UUID sandbox) {
        List<String> jobs = db.select(JOB.ID)
                .from(JOB)
                .where(JOB.SITE_ID.eq(sandbox))
                .fetch(row -> row.get(JOB.ID).toString());
        db.deleteFrom(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.TASK_NAME.eq(StoredJobs.TASK), SCHEDULED_TASKS.TASK_INSTANCE.in(jobs))
                .execute();
    }
}
