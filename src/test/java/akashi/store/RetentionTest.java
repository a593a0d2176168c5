package akashi.store;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is over goes when the site says so, and not before. */
class RetentionTest {

    private static final JobKind<PostNotice> POST_NOTICES = JobKind.of("post-notices", PostNotice.class);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void finished_work_goes_after_its_days_and_unfinished_never(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), new Post())) {
            DSLContext db = portal.database().db();
            StoredJobs stored = new StoredJobs(db, portal.siteId());
            UUID finished = submit(stored, portal, "a", "b");
            try (Jobs jobs =
                    new Jobs(portal.database(), portal.acts(), Clock.systemUTC(), List.of(POST_NOTICES), List.of())) {
                jobs.start();
                Await.until(() -> stored.find(finished).orElseThrow(), JobProgress::ended);
            }
            UUID unfinished = submit(stored, portal, "c");
            new Retention(400, 40).keep(db, portal.siteId());

            tidyAfterDays(portal, 39);
            assertThat(db.fetchValues(JOB.ID)).containsExactlyInAnyOrder(finished, unfinished);
            tidyAfterDays(portal, 41);
            assertThat(db.fetchValues(JOB.ID)).containsExactly(unfinished);
            assertThat(db.fetchValues(JOB_ITEM.JOB_ID)).containsExactly(unfinished);
        }
    }

    private static UUID submit(StoredJobs stored, TestPortal portal, String... texts) {
        List<PostNotice> notices = List.of(texts).stream().map(PostNotice::new).toList();
        return stored.submit(portal.admin(), POST_NOTICES, notices, PostNotice::text, Instant.now());
    }

    private static void tidyAfterDays(TestPortal portal, int days) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        Routine.tidy(portal.database(), later).work().run();
    }
}
