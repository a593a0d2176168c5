package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.text.Message;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that nobody can go on with just now: they say why, lose nothing, and end when somebody wants it. */
class WaitingJobsTest {

    private static final JobKind<PostNotice> POST_NOTICES = JobKind.of("post-notices", PostNotice.class);

    private final Post post = new Post();

    @ParameterizedTest(name = "{0}")
    @EnumSource(Engine.class)
    void a_job_that_waits_for_something_outside_tells_why_and_goes_on_once_it_is_there(Engine engine) {
        akashi.TestClock clock = new akashi.TestClock(Instant.now());
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs jobs = jobs(portal, clock)) {
            jobs.start();
            UUID id = submit(jobs, portal, "a", "away", "b");
            JobProgress waiting = waiting(portal, id);
            assertThat(waiting.state()).isEqualTo(JobProgress.State.RUNNING);
            assertThat(waiting.done()).isEqualTo(1);
            assertThat(waiting.failures()).isEmpty();
            assertThat(waiting.waits())
                    .containsExactly(
                            new JobProgress.Why(Message.of("test.away"), Optional.empty()),
                            new JobProgress.Why(Message.of("test.mend"), Optional.of("/mend")));
            post.away = false;
            JobProgress end = Await.until(
                    () -> {
                        clock.advance(Duration.ofSeconds(1));
                        return progress(portal, id);
                    },
                    JobProgress::ended);
            assertThat(end.done()).isEqualTo(3);
            assertThat(end.waits()).isEmpty();
        }
    }

    @Test
    void the_reason_is_told_once_however_often_the_item_is_tried_and_again_when_it_is_another() {
        try (TestPortal portal = TestPortal.with(post);
                Jobs never = jobs(portal, Clock.systemUTC())) {
            UUID id = submit(never, portal, "away");
            JobItems items = new JobItems(portal.database().db(), id);
            assertThat(items.waits(items.after(-1, 1).get(0), List.of(Message.of("test.away"))))
                    .isTrue();
            assertThat(items.waits(items.after(-1, 1).get(0), List.of(Message.of("test.away"))))
                    .isFalse();
            assertThat(items.waits(items.after(-1, 1).get(0), List.of(Message.of("test.mend"))))
                    .isTrue();
            JobItems gone = new JobItems(portal.database().db(), id);
            gone.fail(0, List.of(), TestPortal.NOW);
            assertThat(progress(portal, id).waits()).isEmpty();
        }
    }

    @Test
    void one_that_waits_is_over_as_soon_as_it_is_cancelled() {
        try (TestPortal portal = TestPortal.with(post);
                Jobs jobs = jobs(portal, Clock.systemUTC())) {
            jobs.start();
            UUID id = submit(jobs, portal, "away", "b");
            waiting(portal, id);
            // The portal lays it down a moment after it has told why.
            Await.until(
                    () -> cancel(portal, id),
                    over -> over || progress(portal, id).ended());
            JobProgress end = progress(portal, id);
            assertThat(end.state()).isEqualTo(JobProgress.State.CANCELLED);
            assertThat(end.waits()).isEmpty();
            assertThat(end.done()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Engine.class)
    void one_that_has_not_begun_is_over_as_soon_as_it_is_cancelled(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), post);
                Jobs jobs = jobs(portal, Clock.systemUTC())) {
            UUID id = submit(jobs, portal, "a", "b");
            assertThat(cancel(portal, id)).isTrue();
            assertThat(progress(portal, id).state()).isEqualTo(JobProgress.State.CANCELLED);
            assertThat(cancel(portal, id)).as("once more").isFalse();
            jobs.start();
            UUID next = submit(jobs, portal, "c");
            Await.until(() -> progress(portal, next), JobProgress::ended);
            assertThat(new AuditEntries(portal.database().db(), portal.siteId()).page(AuditQuery.newest(9)))
                    .extracting(AuditEntry::subject)
                    .containsExactly("c");
        }
    }

    private static Jobs jobs(TestPortal portal, Clock clock) {
        return new Jobs(portal.database(), portal.acts(), clock, List.of(POST_NOTICES), List.of());
    }

    private static UUID submit(Jobs jobs, TestPortal portal, String... texts) {
        return jobs.submit(
                portal.admin(),
                POST_NOTICES,
                Stream.of(texts).map(PostNotice::new).toList(),
                PostNotice::text);
    }

    private static boolean cancel(TestPortal portal, UUID id) {
        return portal.database().transaction(db -> new StoredJobs(db, portal.siteId()).cancel(id, Instant.now()));
    }

    private static JobProgress progress(TestPortal portal, UUID id) {
        return new StoredJobs(portal.database().db(), portal.siteId()).find(id).orElseThrow();
    }

    private static JobProgress waiting(TestPortal portal, UUID id) {
        return Await.until(() -> progress(portal, id), job -> !job.waits().isEmpty());
    }
}
