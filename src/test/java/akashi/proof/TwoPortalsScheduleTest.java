package akashi.proof;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.BACKUP_PLAN;
import static akashi.store.tables.Tables.BACKUP_RECORD;
import static akashi.store.tables.Tables.WARNING_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalPair;
import akashi.TestCare;
import akashi.certificates.Quay;
import akashi.store.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes round by itself, due in two portals of one database at the same moment. Each has its scheduler running, and
 * both are told to look at once beside it, so that up to four threads want to do the same thing.
 */
class TwoPortalsScheduleTest {

    private static final int ROUNDS = 4;
    /** To a Monday, the day of the digest, on which a certificate has less than three weeks left. */
    private static final Duration NEARLY_OVER = Duration.ofDays(54 * 7);

    private static final String PASSPHRASE = "kept passphrase of backups";

    @TempDir
    Path folder;

    private PortalPair pair;
    private DSLContext db;

    @BeforeEach
    void start() {
        pair = PortalPair.in(folder);
        db = pair.look();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void a_planned_backup_is_taken_once_by_one_of_them() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        plan(pair.one().admin(), kept);
        for (int day = 1; day <= ROUNDS; day++) {
            int taken = day;
            pair.advance(Duration.ofDays(1));
            pair.together(TestCare::lookForBackups);
            await(() -> db.fetchCount(BACKUP_RECORD) >= taken && plannedAhead());
        }
        pair.end();
        assertThat(db.fetchCount(BACKUP_RECORD)).as("remembered").isEqualTo(ROUNDS);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.ACT.eq("take-backup")))
                .as("in the trail")
                .isEqualTo(ROUNDS);
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).as("files, and nothing beside them").hasSize(ROUNDS);
        }
    }

    private static void plan(Browser admin, Path kept) {
        Browser.Page planned = admin.submit(
                "/backup",
                "/backup/plan",
                "at",
                "03:00",
                "folder",
                kept.toString(),
                "days",
                "30",
                "weeks",
                "0",
                "months",
                "0",
                "planPassphrase",
                PASSPHRASE,
                "planAgain",
                PASSPHRASE);
        assertThat(planned.location()).isEqualTo("/backup");
    }

    /** Whether whoever took the last one has said when the next is due, which is not the next quarter of an hour. */
    private boolean plannedAhead() {
        return db.fetchSingle(BACKUP_PLAN)
                .getNextAt()
                .isAfter(pair.one().clock().instant().plus(Duration.ofHours(1)));
    }

    @Test
    void a_warning_and_a_weekly_digest_are_told_once() {
        Quay quay = Quay.in(pair.one(), 1).wanted().ca();
        quay.issue("rec-01");
        try (Hook hook = Hook.start()) {
            Browser.Page added = pair.one()
                    .admin()
                    .post(
                            "/settings/warnings/web",
                            "shape",
                            "WEBHOOK",
                            "url",
                            hook.address(),
                            "webLang",
                            "en",
                            "webWeekly",
                            "true");
            assertThat(added.status()).isEqualTo(200);
            pair.advance(NEARLY_OVER);
            for (int round = 0; round < ROUNDS; round++) {
                pair.together(portal -> portal.portal().lookForWarnings());
                await(this::nothingWaits);
                pair.advance(Duration.ofDays(7));
            }
            pair.end();
            assertThat(hook.ids())
                    .as("what came, and what was to be sent")
                    .containsExactlyInAnyOrderElementsOf(db.select(WARNING_MESSAGE.ID)
                            .from(WARNING_MESSAGE)
                            .fetch(row -> row.value1().toString()));
            assertThat(hook.warnedOf("LEAF"))
                    .as("a certificate that ends, level by level")
                    .hasSizeGreaterThan(1)
                    .doesNotHaveDuplicates();
            assertThat(hook.ofType("weekly")).as("one a week").hasSize(ROUNDS);
        }
    }

    private boolean nothingWaits() {
        return !db.fetchExists(WARNING_MESSAGE, WARNING_MESSAGE.STATE.eq(Outbox.State.WAITING.name()));
    }

    @Test
    void a_list_of_revoked_certificates_is_renewed_once_and_no_number_is_given_twice() {
        Quay quay = Quay.in(pair.one(), 1).ca();
        pair.one().portal().lookAfterRevocation();
        UUID authority = quay.site().authorities().get(0).id();
        noteEveryList();
        for (int round = 0; round < ROUNDS; round++) {
            pair.advance(Duration.ofDays(4));
            pair.together(portal -> portal.portal().lookAfterRevocation());
        }
        pair.end();
        List<Long> numbers = db.fetch("select number from noted where authority_id = ? order by place", authority)
                .getValues(0, Long.class);
        assertThat(numbers).as("each round one list").hasSize(ROUNDS).isSorted().doesNotHaveDuplicates();
    }

    /** A list takes the place of the one before it, so the database is asked to keep all numbers that ever stood. */
    private void noteEveryList() {
        db.execute("create table noted (place serial, authority_id uuid, number bigint)");
        db.execute("""
                create function note_list() returns trigger language plpgsql as $$
                begin
                  insert into noted (authority_id, number) values (new.authority_id, new.number);
                  return new;
                end $$""");
        db.execute("create trigger note_list after insert or update on revocation_list"
                + " for each row execute function note_list()");
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes about").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
