package akashi.training;

import akashi.core.lesson.Course;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Mark;
import akashi.core.lesson.Phase;
import akashi.core.lesson.Point;
import akashi.core.lesson.Question;
import akashi.core.rule.Outcome;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * A step of a lesson as its page shows it to one learner.
 *
 * @param answer what was chosen last; {@code null} before the first answer
 * @param points what the check found, once it was asked
 * @param hints the hints that are open
 * @param stops the way through the lesson
 */
record StepView(
        Lesson lesson,
        LessonStep step,
        int number,
        int lessons,
        Question.Choice answer,
        boolean right,
        boolean passed,
        boolean lessonDone,
        List<Asked> points,
        List<Message> hints,
        List<Stop> stops,
        String previous,
        String next,
        Lesson following) {

    /** One point of a check with its shape and colour. */
    record Asked(Outcome outcome, Message text) {}

    /** One step on the way through the lesson. */
    record Stop(String path, Phase phase, int number, boolean finished, boolean current, boolean asks) {

        /** Whether it is passed, not only read. */
        public boolean done() {
            return finished && asks;
        }

        /** Whether it was read, and asks for nothing. */
        public boolean read() {
            return finished && !asks;
        }
    }

    static StepView of(Course course, Lesson lesson, LessonStep step, List<Point> points) {
        Optional<Mark> mark = course.mark(step);
        String given = mark.map(Mark::answer).orElse("");
        Phase phase = step.phase();
        return new StepView(
                lesson,
                step,
                Lessons.number(lesson),
                Lessons.ALL.size(),
                step.question()
                        .filter(question -> !given.isEmpty())
                        .map(question -> question.choice(given))
                        .orElse(null),
                step.question().filter(question -> question.right(given)).isPresent(),
                mark.filter(Mark::passed).isPresent(),
                course.done(lesson),
                mark.filter(it -> it.tries() > 0).map(it -> asked(points)).orElse(List.of()),
                step.hints().stream().limit(mark.map(Mark::hints).orElse(0)).toList(),
                lesson.steps().stream().map(each -> stop(course, each, step)).toList(),
                phase.previous().map(it -> lesson.step(it).path()).orElse(null),
                phase.next().map(it -> lesson.step(it).path()).orElse(null),
                Lessons.after(lesson).orElse(null));
    }

    private static List<Asked> asked(List<Point> points) {
        return points.stream()
                .map(point -> new Asked(point.met() ? Outcome.MET : Outcome.OPEN, point.text()))
                .toList();
    }

    private static Stop stop(Course course, LessonStep each, LessonStep shown) {
        return new Stop(
                each.path(),
                each.phase(),
                each.phase().ordinal() + 1,
                course.finished(each),
                each.equals(shown),
                each.demands());
    }

    /** Its place in the lesson, from 1. */
    public int at() {
        return step.phase().ordinal() + 1;
    }

    /** How many steps the lesson has. */
    public int of() {
        return stops.size();
    }

    /** Whether a prediction is asked for, of which any is welcome. */
    public boolean predicts() {
        return step.phase() == Phase.PREDICT;
    }

    /** Whether another hint can be opened. */
    public boolean moreHints() {
        return hints.size() < step.hints().size();
    }
}
