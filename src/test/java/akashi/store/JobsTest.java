package akashi.store;

import static akashi.store.tables.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.text.Message;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {

    private static final JobKind<PostNotice> POST_NOTICES = JobKind.of("post-notices", PostNotice.class);

    private final Post post = new Post();

    @ParameterizedTest
    @EnumSource(Engine.class)
    void every_item_is_an_act_and_failures_are_told_item_by_item(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs jobs = jobs(portal)) {
            jobs.start();
            UUID id = submit(jobs, portal, "a", "bad", "b", "defect");
            JobProgress end = ended(portal, id);

            assertThat(end.state()).isEqualTo(JobProgress.State.DONE);
            assertThat(end.done()).isEqualTo(2);
            assertThat(end.total()).isEqualTo(4);
            assertThat(end.failures()).extracting(JobProgress.Failure::label).containsExactly("bad", "defect");
            assertThat(end.failures().get(0).reasons()).isEqualTo(List.of(Message.of("test.bad", "bad")));
            assertThat(end.failures().get(1).reasons().get(0).key()).isEqualTo("store.job.defect");
            assertThat(entries(portal))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.jobId()).contains(id));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_job_stopped_in_the_middle_goes_on_in_the_next_portal(Engine engine) throws Exception {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post)) {
            post.entered = new CountDownLatch(1);
            post.mayGoOn = new CountDownLatch(1);
            UUID id;
            try (Jobs first = jobs(portal)) {
                first.start();
                id = submit(first, portal, many(20));
                post.entered.await();
                new Thread(() -> post.mayGoOn.countDown()).start();
            }
            assertThat(progress(portal, id).state()).isEqualTo(JobProgress.State.RUNNING);
            assertThat(progress(portal, id).done()).isBetween(1, 19);
            try (Jobs second = jobs(portal)) {
                second.start();
                assertThat(ended(portal, id).done()).isEqualTo(20);
            }
            assertEachOnce(portal, 20);
        }
    }

    @Test
    void a_job_whose_portal_was_killed_goes_on_at_the_next_start() {
        try (TestPortal portal = TestPortal.with(post)) {
            UUID id = portal.database()
                    .transaction(db -> new StoredJobs(db, portal.siteId())
                            .submit(
                                    portal.admin(),
                                    POST_NOTICES,
                                    notices("a", "b"),
                                    PostNotice::text,
                                    Clock.systemUTC().instant()));
            // As a killed process leaves it: leased to nobody alive, begun, one item done.
            portal.database().db().execute("update scheduled_tasks set picked = true, picked_by = 'gone'");
            JobItems items = new JobItems(portal.database().db(), id);
            items.begin(TestPortal.NOW);
            items.take(0, TestPortal.NOW);
            try (Jobs next = jobs(portal)) {
                next.start();
                assertThat(ended(portal, id).done()).isEqualTo(2);
            }
            assertThat(entries(portal)).extracting(AuditEntry::subject).containsExactly("b");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void two_portals_do_no_item_twice(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs one = jobs(portal);
                Jobs other = jobs(portal)) {
            one.start();
            other.start();
            List<UUID> ids = new ArrayList<>();
            for (int job = 0; job < 3; job++) {
                ids.add(submit(job % 2 == 0 ? one : other, portal, many(10)));
            }
            ids.forEach(id -> assertThat(ended(portal, id).done()).isEqualTo(10));
            assertEachOnce(portal, 30);
        }
    }

    @Test
    void an_item_that_another_portal_did_meanwhile_is_undone_here() {
        try (TestPortal portal = TestPortal.with(post)) {
            JobItems nothingLeft = new JobItems(portal.database().db(), UUID.randomUUID());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> portal.acts()
                            .run(
                                    portal.admin(),
                                    new PostNotice("a"),
                                    Terms.NONE,
                                    null,
                                    db -> nothingLeft.take(0, TestPortal.NOW)))
                    .isInstanceOf(JobItems.TakenAlready.class);
            assertThat(entries(portal)).isEmpty();
        }
    }

    @Test
    void a_cancelled_job_stops_before_its_next_item() throws Exception {
        try (TestPortal portal = TestPortal.with(post);
                Jobs jobs = jobs(portal)) {
            post.entered = new CountDownLatch(1);
            post.mayGoOn = new CountDownLatch(1);
            jobs.start();
            UUID id = submit(jobs, portal, many(20));
            post.entered.await();
            portal.database().transaction(db -> new StoredJobs(db, portal.siteId()).cancel(id, TestPortal.NOW));
            post.mayGoOn.countDown();

            JobProgress end = ended(portal, id);
            assertThat(end.state()).isEqualTo(JobProgress.State.CANCELLED);
            assertThat(end.done()).isEqualTo(1);
        }
    }

    @Test
    void an_item_of_a_kind_that_is_not_known_here_fails_and_says_so() {
        try (TestPortal portal = TestPortal.with(post);
                Jobs jobs = jobs(portal)) {
            jobs.start();
            UUID id = jobs.submit(
                    portal.admin(), JobKind.of("later", PostNotice.class), notices("a", "b"), PostNotice::text);
            assertThat(ended(portal, id).failures())
                    .hasSize(2)
                    .allSatisfy(failure ->
                            assertThat(failure.reasons()).containsExactly(Message.of("store.job.unreadable")));
        }
    }

    @Test
    void old_forms_and_ended_sessions_are_forgotten() {
        try (TestPortal portal = TestPortal.with(post)) {
            portal.acts().run(portal.admin(), new PostNotice("a"), Terms.NONE.onceFor("form"));
            Clock inThreeDays = Clock.offset(portal.clock(), Duration.ofDays(3));
            Routine.tidy(portal.database(), inThreeDays).work().run();
            assertThat(portal.database().db().fetchCount(akashi.store.tables.Tables.ACT_TOKEN))
                    .isZero();
        }
    }

    @Test
    void a_routine_comes_round() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        try (TestPortal portal = TestPortal.with(post);
                Jobs jobs = new Jobs(
                        portal.database(),
                        portal.acts(),
                        Clock.systemUTC(),
                        List.of(),
                        List.of(new Routine("test", Duration.ofHours(1), came::countDown)))) {
            jobs.start();
            assertThat(came.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Engine.class)
    void after_a_clock_was_a_day_ahead_routines_and_jobs_go_on(Engine engine) {
        AtomicInteger came = new AtomicInteger();
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs jobs = jobs(portal, new Ahead(), came::incrementAndGet)) {
            ahead = Duration.ofDays(1);
            jobs.start();
            Await.until(came::get, count -> count > 0);
            ahead = Duration.ZERO;
            int then = came.get();
            Await.until(came::get, count -> count > then + 1);
            assertThat(ended(portal, submit(jobs, portal, "a")).done()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Engine.class)
    void what_a_portal_left_whose_clock_was_a_day_ahead_is_taken_over(Engine engine) {
        AtomicInteger came = new AtomicInteger();
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs jobs = jobs(portal, new Ahead(), came::incrementAndGet)) {
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            UUID left = portal.database()
                    .transaction(db -> new StoredJobs(db, portal.siteId())
                            .submit(portal.admin(), POST_NOTICES, notices("a"), PostNotice::text, tomorrow));
            // It was killed while it did the job, on a server where nobody may take it for gone before its time.
            portal.database()
                    .db()
                    .update(SCHEDULED_TASKS)
                    .set(SCHEDULED_TASKS.PICKED, true)
                    .set(SCHEDULED_TASKS.PICKED_BY, "gone")
                    .set(SCHEDULED_TASKS.LAST_HEARTBEAT, tomorrow)
                    .execute();
            jobs.start();
            assertThat(Await.patiently(() -> progress(portal, left), JobProgress::ended)
                            .done())
                    .isEqualTo(1);
        }
    }

    private volatile Duration ahead = Duration.ZERO;

    /** This computer's time, and a little more while it is wrong. */
    private final class Ahead extends Clock {
        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Jobs jobs(TestPortal portal, Clock clock, Runnable routine) {
        Routine often = new Routine("test", Duration.ofSeconds(1), routine);
        return new Jobs(portal.database(), portal.acts(), clock, List.of(POST_NOTICES), List.of(often));
    }

    private static Jobs jobs(TestPortal portal) {
        return new Jobs(portal.database(), portal.acts(), Clock.systemUTC(), List.of(POST_NOTICES), List.of());
    }

    private static UUID submit(Jobs jobs, TestPortal portal, String... texts) {
        return jobs.submit(portal.admin(), POST_NOTICES, notices(texts), PostNotice::text);
    }

    private static List<PostNotice> notices(String... texts) {
        return Stream.of(texts).map(PostNotice::new).toList();
    }

    private static String[] many(int count) {
        return IntStream.range(0, count).mapToObj(number -> "n" + number).toArray(String[]::new);
    }

    private static JobProgress progress(TestPortal portal, UUID id) {
        return new StoredJobs(portal.database().db(), portal.siteId()).find(id).orElseThrow();
    }

    private static JobProgress ended(TestPortal portal, UUID id) {
        return Await.until(() -> progress(portal, id), JobProgress::ended);
    }

    private static void assertEachOnce(TestPortal portal, int items) {
        assertThat(entries(portal)).hasSize(items);
    }

    private static List<AuditEntry> entries(TestPortal portal) {
        return new AuditEntries(portal.database().db(), portal.siteId()).page(AuditQuery.newest(100));
    }
}
