package akashi.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.diagnosis.ErrorCause;
import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry of lessons holds what every lesson promises, and walks the clauses of the guide. */
class LessonsTest {

    static Stream<Lesson> lessons() {
        return Lessons.ALL.stream();
    }

    @Test
    void every_clause_is_taught_by_a_lesson() {
        assertThat(lessons().flatMap(lesson -> lesson.clauses().stream()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Clause.class));
    }

    @Test
    void no_clause_is_taught_by_two_lessons() {
        assertThat(lessons().flatMap(lesson -> lesson.clauses().stream())).doesNotHaveDuplicates();
        assertThat(lessons().map(Lesson::slug)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void a_lesson_has_every_step_once_and_takes_eight_minutes_at_most(Lesson lesson) {
        assertThat(lesson.steps().stream().map(LessonStep::phase)).containsExactly(Phase.values());
        assertThat(lesson.minutes()).isBetween(1, 8);
        assertThat(lesson.steps())
                .allSatisfy(step -> assertThat(step.says()).as(step.path()).isPositive());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void a_lesson_asks_for_a_guess_a_proof_and_something_broken(Lesson lesson) {
        assertThat(lesson.demanding().stream().map(LessonStep::phase))
                .containsExactly(Phase.PREDICT, Phase.CHECK, Phase.BREAK);
        assertThat(lesson.step(Phase.PREDICT).question()).isPresent();
        assertThat(lesson.step(Phase.CHECK).question()).isPresent();
        assertThat(lesson.step(Phase.CHECK).hints()).hasSize(LessonStep.HINTS);
        assertThat(lesson.step(Phase.DO).ways()).isNotEmpty();
        assertThat(lesson.step(Phase.BREAK).ways()).isNotEmpty();
        assertThat(lesson.step(Phase.RECAP).words()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void a_lesson_leads_to_a_live_page(Lesson lesson) {
        assertThat(lesson.steps().stream().flatMap(step -> step.ways().stream()).map(Way::kind))
                .contains(Way.Kind.SANDBOX);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void every_clause_of_a_lesson_is_shown_in_it(Lesson lesson) {
        List<Clause> shown = lesson.steps().stream()
                .flatMap(step -> Stream.concat(step.cites().stream(), step.corrects().stream()))
                .toList();
        assertThat(shown).containsAll(lesson.clauses()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void a_question_has_its_right_answer_among_three_or_four(Lesson lesson) {
        lesson.steps().stream().flatMap(step -> step.question().stream()).forEach(question -> {
            assertThat(question.choices()).hasSizeBetween(3, 4);
            assertThat(question.choices().stream().filter(choice -> question.right(choice.id())))
                    .hasSize(1);
        });
    }

    @Test
    void what_is_asked_elsewhere_leads_to_its_lesson() {
        assertThat(Lessons.forClause(Clause.A2).map(Lesson::slug)).contains("http-and-https");
        assertThat(Lessons.forClauses(List.of(Clause.A1, Clause.A2)).map(Lesson::slug))
                .contains("http-and-https");
        assertThat(Lessons.forClauses(List.of())).isEmpty();
        for (Rule rule : Rule.values()) {
            assertThat(Lessons.forRule(rule).isPresent()).as(rule.name()).isTrue();
        }
        for (CertificateLink link : CertificateLink.values()) {
            assertThat(Lessons.forLink(link).isPresent()).as(link.name()).isTrue();
        }
    }

    @Test
    void an_error_text_leads_to_a_lesson_that_there_is() {
        assertThat(ErrorCause.values()).allSatisfy(cause -> {
            String[] path = cause.lesson().split("[/?]");
            assertThat(path[2].equals("walkthrough") || Lessons.called(path[2]).isPresent())
                    .as(cause.name())
                    .isTrue();
        });
    }

    @Test
    void a_diagram_a_rule_and_a_finding_lead_to_the_lesson_about_them() {
        assertThat(Lessons.forLink(CertificateLink.MANAGEMENT_TO_RECORDERS).map(Lesson::slug))
                .contains("distribution-and-trust");
        assertThat(Lessons.forLink(CertificateLink.RECORDER_TO_MANAGEMENT).map(Lesson::slug))
                .contains("the-pair");
        assertThat(Lessons.forRule(Rule.NAMED).map(Lesson::slug)).contains("names");
        assertThat(Lessons.forRule(Rule.PAIRED).map(Lesson::slug)).contains("the-pair");
        assertThat(Lessons.forRule(Rule.TRUSTED).map(Lesson::slug)).contains("distribution-and-trust");
        assertThat(Lessons.forFinding(FindingCode.MIXED_PAIR).map(Lesson::slug)).contains("the-pair");
    }
}
