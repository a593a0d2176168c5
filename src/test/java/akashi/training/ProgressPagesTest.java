package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Statements;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Phase;
import akashi.store.Accounts;
import akashi.store.LessonMarks;
import java.time.Duration;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trainer sees where everybody stands; nobody else does. */
class ProgressPagesTest {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private UUID account(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow().id();
    }

    private void did(String name, Lesson lesson) {
        LessonMarks marks = new LessonMarks(portal.database());
        for (LessonStep step : lesson.steps()) {
            marks.open(account(name), step, portal.clock().instant());
            if (step.demands()) {
                marks.tried(account(name), step, "a", true, portal.clock().instant());
            }
        }
    }

    private static String cell(Document page, String name, Lesson lesson) {
        return page.select("#of-" + name + " [data-lesson=" + lesson.slug() + "] [aria-hidden]")
                .text();
    }

    @Test
    void two_learners_are_shown_each_with_lessons_last_activity_and_where_to_go_on() {
        Lesson first = Lessons.ALL.get(0);
        Lesson second = Lessons.ALL.get(1);
        portal.as(Access.TRAINEE);
        portal.as(Access.HELPDESK);
        did("trainee", first);
        portal.clock().advance(Duration.ofHours(5));
        new LessonMarks(portal.database())
                .open(account("trainee"), second.step(Phase.AIM), portal.clock().instant());
        new LessonMarks(portal.database()).open(account("helpdesk"), first.step(Phase.AIM), TestPortal.NOW);
        Document page = portal.admin().get("/learn/progress").html();
        assertThat(cell(page, "trainee", first)).isEqualTo("✓");
        assertThat(cell(page, "trainee", second))
                .isEqualTo("0/" + second.demanding().size());
        assertThat(cell(page, "trainee", Lessons.ALL.get(2))).isEqualTo("–");
        assertThat(page.select("#of-trainee .done").text()).isEqualTo("1 of 14");
        assertThat(page.select("#of-trainee .at a").attr("href"))
                .isEqualTo(second.step(Phase.PREDICT).path());
        assertThat(page.select("#of-trainee time").attr("datetime")).isNotEmpty();
        assertThat(page.select("#of-trainee time").attr("datetime"))
                .isNotEqualTo(page.select("#of-helpdesk time").attr("datetime"));
        assertThat(cell(page, "helpdesk", first))
                .isEqualTo("0/" + first.demanding().size());
        assertThat(page.select("#of-helpdesk .done").text()).isEqualTo("0 of 14");
        assertThat(page.select("tbody tr")).hasSize(2);
    }

    @Test
    void a_trainee_who_did_not_begin_is_listed_and_goes_on_at_the_first_lesson() {
        portal.as(Access.TRAINEE);
        Document page = portal.admin().get("/learn/progress").html();
        assertThat(page.select("#of-trainee .seen").text()).isEqualTo("Nothing begun yet");
        assertThat(page.select("#of-trainee .at a").attr("href"))
                .isEqualTo(Lessons.ALL.get(0).step(Phase.AIM).path());
    }

    @Test
    void whoever_did_everything_has_nothing_to_go_on_with() {
        portal.as(Access.TRAINEE);
        Lessons.ALL.forEach(lesson -> did("trainee", lesson));
        Document page = portal.admin().get("/learn/progress").html();
        assertThat(page.select("#of-trainee .done").text()).isEqualTo("14 of 14");
        assertThat(page.select("#of-trainee .at").text()).isEqualTo("All lessons are done");
    }

    @Test
    void where_nobody_learns_the_page_says_what_will_be_there() {
        Document page = portal.admin().get("/learn/progress").html();
        assertThat(page.select("table")).isEmpty();
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/users");
    }

    @Test
    void only_an_administrator_is_offered_the_page_and_gets_it() {
        assertThat(portal.admin().get("/learn").html().select("#progress")).hasSize(1);
        for (Access access : new Access[] {Access.HELPDESK, Access.TRAINEE}) {
            Browser other = portal.as(access);
            assertThat(other.get("/learn").html().select("#progress")).isEmpty();
            assertThat(other.get("/learn/progress").status()).isEqualTo(403);
        }
    }

    @Test
    void on_a_training_site_it_is_neither_offered_nor_open() {
        Browser learner = portal.as(Access.TRAINEE);
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/learn").html().select("#progress")).isEmpty();
        assertThat(learner.get("/learn/progress").status()).isEqualTo(403);
    }

    @Test
    void the_number_of_questions_does_not_grow_with_the_learners() {
        Browser admin = portal.admin();
        portal.as(Access.TRAINEE);
        admin.get("/learn/progress");
        long one = Statements.of(portal, () -> admin.get("/learn/progress"));
        portal.as(Access.HELPDESK);
        did("trainee", Lessons.ALL.get(0));
        did("helpdesk", Lessons.ALL.get(0));
        assertThat(Statements.of(portal, () -> admin.get("/learn/progress"))).isEqualTo(one);
    }
}
