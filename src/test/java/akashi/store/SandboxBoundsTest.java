package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.store.tables.Tables;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A learner's site that is full refuses more of the same, and nothing else. */
class SandboxBoundsTest {

    /** Where the next rows begin to count, so that no two are alike. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private TestPortal portal;
    private Acts acts;

    /** Writes so many rows into a table. */
    private record Add(Table<?> table, int rows, String state) implements Act<Void> {
        @Override
        public String code() {
            return "post-notice";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }

    private static final class Adding implements UseCase<Add, Void> {
        @Override
        public Class<Add> act() {
            return Add.class;
        }

        @Override
        public Void perform(Add act, ActContext context) {
            insert(context.db(), context.siteId(), act);
            return null;
        }
    }

    @BeforeEach
    void start() {
        portal = TestPortal.with(new Notices.Post());
        DSLContext db = portal.database().db();
        db.execute("set referential_integrity false");
        db.update(Tables.SITE).set(Tables.SITE.KIND, Site.Kind.SANDBOX.name()).execute();
        acts = new Acts(
                portal.database(),
                portal.snapshots(),
                portal.clock(),
                List.of(new Adding(), new Notices.Post()),
                act -> true);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private static void insert(DSLContext db, UUID site, Add add) {
        List<Field<?>> fields = add.table()
                .fieldStream()
                .filter(field ->
                        !field.getDataType().nullable() && !field.getDataType().identity())
                .toList();
        NUMBERS.addAndGet(100_000);
        List<Field<?>> values = fields.stream()
                .<Field<?>>map(field -> value(field, site, add.state()))
                .toList();
        db.insertInto(add.table(), fields)
                .select(DSL.select(values).from("system_range(1, " + add.rows() + ")"))
                .execute();
    }

    private static Field<?> value(Field<?> field, UUID site, String state) {
        if (field.getName().equals("site_id")) {
            return DSL.val(site);
        }
        if (field.getName().equals("state")) {
            return DSL.val(state);
        }
        Class<?> type = field.getType();
        if (type == UUID.class) {
            return DSL.field("random_uuid()");
        }
        if (type == Boolean.class) {
            return DSL.val(false);
        }
        return type == Instant.class ? DSL.val(TestPortal.NOW, cast(field)) : any(type);
    }

    @SuppressWarnings("unchecked")
    private static Field<Instant> cast(Field<?> field) {
        return (Field<Instant>) field;
    }

    private static Field<?> any(Class<?> type) {
        return DSL.field("cast(x + " + NUMBERS.get() + " as " + (type == Integer.class ? "integer)" : "varchar)"));
    }

    private void full(Table<?> table, int more) {
        int most = SandboxBounds.MOST.get(table);
        insert(portal.database().db(), portal.siteId(), new Add(table, most + more, "ISSUED"));
    }

    private void run(Act<?> act) {
        acts.run(portal.admin(), act);
    }

    static Stream<Table<?>> bounded() {
        return SandboxBounds.MOST.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void one_more_than_may_be_is_refused_by_a_sentence_of_its_own(Table<?> table) {
        full(table, table.equals(Tables.AUDIT_ENTRY) ? 0 : -1);
        if (!table.equals(Tables.AUDIT_ENTRY)) {
            assertThatCode(() -> run(new Add(table, 1, "ISSUED"))).doesNotThrowAnyException();
        }
        String key = SandboxBounds.full(table, 1).key();
        assertThat(key).endsWith(table.getName().replace('_', '-'));
        assertThatThrownBy(() -> run(new Add(table, 1, "ISSUED")))
                .isInstanceOfSatisfying(
                        Fault.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(refusal ->
                                        assertThat(refusal.reason().key()).isEqualTo(key)));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void what_adds_nothing_to_it_is_done_however_much_there_is(Table<?> table) {
        if (table.equals(Tables.AUDIT_ENTRY)) {
            return;
        }
        full(table, 5);
        assertThatCode(() -> run(new Notices.PostNotice("a"))).doesNotThrowAnyException();
    }

    @Test
    void a_certificate_counts_from_its_signature_on_and_an_abandoned_one_never() {
        full(Tables.CERTIFICATE, -1);
        DSLContext db = portal.database().db();
        insert(db, portal.siteId(), new Add(Tables.CERTIFICATE, 5, "ABANDONED"));
        insert(db, portal.siteId(), new Add(Tables.CERTIFICATE, 1, "SIGNING"));
        assertThatCode(() -> run(new Add(Tables.CERTIFICATE, 1, "ISSUED"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> run(new Add(Tables.CERTIFICATE, 1, "ISSUED"))).isInstanceOf(Fault.Refused.class);
    }
}
