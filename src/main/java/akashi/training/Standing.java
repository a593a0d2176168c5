package akashi.training;

import akashi.core.lesson.Course;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Mark;
import akashi.store.Account;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one learner stands.
 *
 * @param seen when anything was opened or passed last; {@code null} where nothing was begun
 * @param at the lesson to go on with; {@code null} when all are done
 * @param step the step of it at which
 */
record Standing(Account account, long done, int of, Instant seen, Lesson at, LessonStep step, List<Cell> cells) {

    /** One lesson of the learner: how many of the steps that ask for something are passed. */
    record Cell(int number, Lesson lesson, long passed, int of, boolean begun, boolean done) {}

    static Standing of(Account account, Course course) {
        Optional<Lesson> current = course.current();
        return new Standing(
                account,
                course.done(),
                course.lessons().size(),
                seen(course),
                current.orElse(null),
                current.map(course::next).orElse(null),
                course.lessons().stream().map(lesson -> cell(course, lesson)).toList());
    }

    /** The number of the lesson to go on with. */
    public int number() {
        return Lessons.number(at);
    }

    private static Cell cell(Course course, Lesson lesson) {
        return new Cell(
                Lessons.number(lesson),
                lesson,
                course.passed(lesson),
                lesson.demanding().size(),
                course.begun(lesson),
                course.done(lesson));
    }

    private static Instant seen(Course course) {
        return course.marks().stream()
                .flatMap(Standing::moments)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Instant> moments(Mark mark) {
        return Stream.concat(Stream.of(mark.openedAt()), mark.passedAt().stream());
    }
}
