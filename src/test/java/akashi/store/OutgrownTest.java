package akashi.store;

import static akashi.store.tables.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.PortalElsewhere;
import akashi.core.fault.Fault;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal goes on running while one of a newer version brings their database to a schema that it does not know. */
class OutgrownTest {

    private static final JobKind<PostNotice> POST_NOTICES = JobKind.of("post-notices", PostNotice.class);
    private static final String SAID = "Another portal has brought the database to a newer schema (99; this one knows";

    /** As Flyway writes down what the newer version has done. */
    private static void broughtFurther(DSLContext db) {
        db.execute("""
                insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                  "installed_by", "execution_time", "success")
                values (999, '99', 'later', 'SQL', 'V99__later.sql', 'newer', 1, true)
                """);
    }

    private static void broughtBack(DSLContext db) {
        db.execute("delete from \"flyway_schema_history\" where \"version\" = '99'");
    }

    @Test
    void it_is_left_out_and_refuses_acts_with_the_reason_until_the_schema_is_its_own(@TempDir Path home) {
        try (akashi.TestPortal portal = PortalElsewhere.on(home, Engine.postgres())) {
            Browser admin = portal.admin();
            DSLContext db = portal.database().db();
            assertThat(admin.get("/healthz").status()).isEqualTo(200);
            broughtFurther(db);
            Browser.Page health = admin.get("/healthz");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.text()).contains("\"schema\"");
            Browser.Page refused = turned(admin);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains(SAID, "must be upgraded");
            assertThat(turned(portal.admin().in("ja")).text()).contains("このポータルの更新が必要です");
            assertThat(admin.get("/servers").status())
                    .as("what is there is shown")
                    .isEqualTo(200);
            broughtBack(db);
            assertThat(admin.get("/healthz").status()).isEqualTo(200);
            assertThat(turned(admin).status()).isEqualTo(303);
        }
    }

    private static Browser.Page turned(Browser admin) {
        String[] form = {"name", "Harbour North", "connect", "address", "days", "45", "patience", "48"};
        return admin.post("/settings", form);
    }

    @Test
    void what_comes_round_and_what_is_stored_waits_for_a_portal_that_knows_the_schema() {
        AtomicInteger came = new AtomicInteger();
        Routine often = new Routine("test", Duration.ofSeconds(1), came::incrementAndGet);
        try (TestPortal portal = TestPortal.on(Engine.POSTGRESQL.fresh(), new Post());
                Jobs jobs = new Jobs(
                        portal.database(), portal.acts(), Clock.systemUTC(), List.of(POST_NOTICES), List.of(often))) {
            DSLContext db = portal.database().db();
            jobs.start();
            Await.until(came::get, count -> count > 0);
            broughtFurther(db);
            Instant then = roundsAfter(db, Instant.now());
            int before = came.get();
            roundsAfter(db, then);
            assertThat(came.get())
                    .as("rounds came, and nothing was done in them")
                    .isEqualTo(before);
            assertThatThrownBy(() -> submit(jobs, portal))
                    .isInstanceOf(Fault.Unavailable.class)
                    .hasMessageContaining("store.trouble.outgrown");
            broughtBack(db);
            UUID job = submit(jobs, portal);
            Await.patiently(() -> progress(portal, job), JobProgress::ended);
            assertThat(progress(portal, job).done()).isEqualTo(1);
            Await.until(came::get, count -> count > before);
        }
    }

    @Test
    void a_job_that_was_stored_before_is_done_afterwards() {
        try (TestPortal portal = TestPortal.on(Engine.POSTGRESQL.fresh(), new Post());
                Jobs jobs = new Jobs(
                        portal.database(), portal.acts(), Clock.systemUTC(), List.of(POST_NOTICES), List.of())) {
            UUID job = submit(jobs, portal);
            DSLContext db = portal.database().db();
            broughtFurther(db);
            Instant due = db.fetchSingle(SCHEDULED_TASKS).getExecutionTime();
            jobs.start();
            Await.until(() -> db.fetchSingle(SCHEDULED_TASKS).getExecutionTime(), next -> next.isAfter(due));
            assertThat(progress(portal, job).state()).isEqualTo(JobProgress.State.WAITING);
            broughtBack(db);
            jobs.wake();
            assertThat(Await.patiently(() -> progress(portal, job), JobProgress::ended)
                            .done())
                    .isEqualTo(1);
        }
    }

    /** Waits until the routine has come round twice more, and answers when it did last. */
    private static Instant roundsAfter(DSLContext db, Instant moment) {
        Instant once = Await.until(() -> lastRound(db), at -> at.isAfter(moment));
        return Await.until(() -> lastRound(db), at -> at.isAfter(once));
    }

    private static Instant lastRound(DSLContext db) {
        return db.select(SCHEDULED_TASKS.LAST_SUCCESS)
                .from(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.TASK_NAME.eq("test"))
                .fetchOptional(SCHEDULED_TASKS.LAST_SUCCESS)
                .orElse(Instant.EPOCH);
    }

    private static UUID submit(Jobs jobs, TestPortal portal) {
        return jobs.submit(portal.admin(), POST_NOTICES, List.of(new PostNotice("a")), PostNotice::text);
    }

    private static JobProgress progress(TestPortal portal, UUID id) {
        return new StoredJobs(portal.database().db(), portal.siteId()).find(id).orElseThrow();
    }
}
