package akashi.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far somebody came: reading ahead is allowed, "done" has to be earned. */
class CourseTest {

    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");
    private static final Lesson LESSON = Lessons.ALL.get(0);

    private final List<Mark> marks = new ArrayList<>();

    private Course course() {
        return new Course(Lessons.ALL, marks);
    }

    private void opened(Phase phase) {
        marks.add(new Mark(LESSON.slug(), phase.slug(), NOW.plusSeconds(marks.size()), Optional.empty(), 0, 0, ""));
    }

    private void passed(Phase phase) {
        marks.add(new Mark(LESSON.slug(), phase.slug(), NOW, Optional.of(NOW), 1, 0, "a"));
    }

    @Test
    void whoever_begins_is_led_to_the_first_step_of_the_first_lesson() {
        assertThat(course().current()).contains(LESSON);
        assertThat(course().next(LESSON).phase()).isEqualTo(Phase.AIM);
        assertThat(course().begun(LESSON)).isFalse();
        assertThat(course().done()).isZero();
    }

    @Test
    void a_step_that_asks_for_nothing_is_finished_when_it_was_read() {
        opened(Phase.AIM);
        assertThat(course().next(LESSON).phase()).isEqualTo(Phase.PREDICT);
        assertThat(course().finished(LESSON)).isEqualTo(1);
    }

    @Test
    void a_question_that_was_only_read_is_where_to_go_on() {
        opened(Phase.AIM);
        opened(Phase.PREDICT);
        opened(Phase.DO);
        assertThat(course().next(LESSON).phase()).isEqualTo(Phase.PREDICT);
    }

    @Test
    void reading_everything_is_not_done() {
        for (Phase phase : Phase.values()) {
            opened(phase);
        }
        assertThat(course().done(LESSON)).isFalse();
        assertThat(course().begun(LESSON)).isTrue();
    }

    @Test
    void guess_proof_and_break_make_it_done_though_nothing_else_was_read() {
        passed(Phase.PREDICT);
        passed(Phase.CHECK);
        assertThat(course().done(LESSON)).isFalse();
        passed(Phase.BREAK);
        assertThat(course().done(LESSON)).isTrue();
        assertThat(course().current()).isNotEqualTo(Optional.of(LESSON));
    }

    @Test
    void a_guess_may_be_wrong_and_an_answer_may_not() {
        Learned nothing = new Learned(Set.of(), Optional.empty(), 0, NOW);
        assertThat(LESSON.step(Phase.PREDICT).passed("a", nothing)).isTrue();
        assertThat(LESSON.step(Phase.PREDICT).passed("", nothing)).isFalse();
        Learned connected = new Learned(Set.of(Deed.ACCEPTED_TLS12), Optional.empty(), 0, NOW);
        assertThat(LESSON.step(Phase.CHECK).passed("c", connected)).isTrue();
        assertThat(LESSON.step(Phase.CHECK).passed("a", connected)).isFalse();
        assertThat(LESSON.step(Phase.CHECK).passed("c", nothing)).isFalse();
    }
}
