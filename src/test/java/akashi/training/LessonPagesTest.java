package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Phase;
import akashi.store.Accounts;
import akashi.store.LearnerDeeds;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons in the browser, with forms alone. */
class LessonPagesTest {

    private static final String FIRST = "/learn/http-and-https";

    private TestPortal portal;
    private Browser learner;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void did(Deed deed) {
        UUID account = new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
        new LearnerDeeds(portal.database()).note(account, deed, portal.clock().instant());
    }

    private Document answered(String step, String... fields) {
        Browser.Page page = learner.post(step + "/answer", fields);
        assertThat(page.status()).isEqualTo(303);
        return learner.get(page.location()).html();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"en, Third-party MIP SDK", "ja, サードパーティ製MIP"})
    void pictures_call_clients_by_the_name_that_the_reader_knows(String lang, String name) {
        learner.in(lang);
        for (String path : List.of("/learn/recorder-to-clients/watch", "/learn/walkthrough/recorder-to-clients")) {
            assertThat(learner.get(path).html().select("figure").html())
                    .contains(name)
                    .doesNotContain("mip-integration", "smart-client");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "ja"})
    void a_lesson_is_finished_with_forms_alone(String lang) {
        learner.in(lang);
        assertThat(learner.get("/learn").html().select("#go-on").attr("href")).isEqualTo(FIRST + "/aim");
        assertThat(learner.get(FIRST).location()).isEqualTo(FIRST + "/aim");
        learner.get(FIRST + "/aim");
        assertThat(learner.get(FIRST).location()).isEqualTo(FIRST + "/predict");
        answered(FIRST + "/predict", "choice", "a");
        for (String read : new String[] {"/do", "/watch", "/explain", "/recap"}) {
            assertThat(learner.get(FIRST + read).status()).isEqualTo(200);
        }
        assertThat(learner.get(FIRST).location()).isEqualTo(FIRST + "/check");
        did(Deed.ACCEPTED_TLS12);
        answered(FIRST + "/check", "choice", "c");
        assertThat(learner.get(FIRST).location()).isEqualTo(FIRST + "/break");
        did(Deed.REFUSED_UNKNOWN_CA);
        Document last = answered(FIRST + "/break");
        assertThat(last.select(".said")).isNotEmpty();
        assertThat(learner.get("/learn").html().select("#lesson-http-and-https").hasClass("is-done"))
                .isTrue();
    }

    @Test
    void a_wrong_answer_says_why_and_nothing_is_passed() {
        did(Deed.ACCEPTED_TLS12);
        Document wrong = answered(FIRST + "/check", "choice", "a");
        assertThat(wrong.select(".note").text()).contains("RSA only proves");
        assertThat(wrong.select(".phases [aria-current=step]").hasClass("is-done"))
                .isFalse();
        Document other = answered(FIRST + "/check", "choice", "b");
        assertThat(other.select(".note").text())
                .doesNotContain("RSA only proves")
                .contains("Addresses");
    }

    @Test
    void the_right_words_without_the_deed_leave_the_point_open() {
        Document words = answered(FIRST + "/check", "choice", "c");
        assertThat(words.select(".points").text()).contains("still open").contains("TLS 1.2");
        did(Deed.ACCEPTED_TLS12);
        assertThat(answered(FIRST + "/check", "choice", "c").select(".points").text())
                .doesNotContain("still open");
    }

    @Test
    void points_are_read_aloud_as_a_list_when_they_come() {
        Document words = answered(FIRST + "/check", "choice", "c");
        assertThat(words.select("ul.points > li")).isNotEmpty();
        assertThat(words.select("ul.points[role]")).isEmpty();
        assertThat(words.select("[role=status] > ul.points")).hasSize(1);
    }

    @Test
    void what_was_passed_stays_passed() {
        did(Deed.ACCEPTED_TLS12);
        answered(FIRST + "/check", "choice", "c");
        Document again = answered(FIRST + "/check", "choice", "d");
        assertThat(again.select(".phases [aria-current=step]").hasClass("is-done"))
                .isTrue();
    }

    @Test
    void hints_open_one_by_one_and_end() {
        String check = FIRST + "/check";
        assertThat(learner.get(check).html().select(".hints li")).isEmpty();
        for (int shown = 1; shown <= 4; shown++) {
            assertThat(learner.post(check + "/hint").status()).isEqualTo(303);
            assertThat(learner.get(check).html().select(".hints li")).hasSize(Math.min(shown, LessonStep.HINTS));
        }
        assertThat(learner.get(check).html().select("#hint")).isEmpty();
    }

    @Test
    void htmx_gets_the_step_alone() {
        Browser.Page part = learner.with("HX-Request", "true")
                .with("HX-Target", "step")
                .with("HX-Current-URL", portal.address() + (FIRST + "/check").substring(1))
                .post(FIRST + "/check/answer", "choice", "a");
        assertThat(part.status()).isEqualTo(303);
        Browser.Page step = learner.get(part.location());
        assertThat(step.text()).startsWith("<div id=\"step\"").contains("RSA only proves");
    }

    @Test
    void learners_do_not_see_one_anothers_progress() {
        answered(FIRST + "/predict", "choice", "a");
        assertThat(portal.as(Access.HELPDESK).get(FIRST).location()).isEqualTo(FIRST + "/aim");
    }

    @ParameterizedTest(name = "{0} is no lesson")
    @ValueSource(strings = {"/learn/nothing", "/learn/nothing/aim", FIRST + "/nothing", FIRST + "/AIM"})
    void what_is_no_lesson_is_not_found(String path) {
        assertThat(learner.get(path).status()).isEqualTo(404);
    }

    @Test
    void what_is_no_answer_is_bad_input_and_shown_again() {
        Browser.Page none = learner.post(FIRST + "/check/answer");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.html().select(".asked legend")).isNotEmpty();
        assertThat(learner.post(FIRST + "/check/answer", "choice", "z").status())
                .isEqualTo(422);
        assertThat(learner.post(FIRST + "/check/answer", "choice", "z".repeat(9000))
                        .status())
                .isEqualTo(422);
        assertThat(learner.post(FIRST + "/aim/answer", "choice", "a").status()).isEqualTo(404);
        assertThat(learner.post(FIRST + "/aim/hint").status()).isEqualTo(404);
        assertThat(learner.post("/learn/nothing/check/answer", "choice", "a").status())
                .isEqualTo(404);
    }

    @Test
    void every_step_of_every_lesson_can_be_read() {
        for (Lesson lesson : Lessons.ALL) {
            for (Phase phase : Phase.values()) {
                LessonStep step = lesson.step(phase);
                Document page = learner.get(step.path()).html();
                assertThat(page.select("h1")).as(step.path()).hasSize(1);
                assertThat(page.select(".phases [aria-current=step]")).hasSize(1);
            }
        }
    }
}
