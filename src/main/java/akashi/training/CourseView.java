package akashi.training;

import akashi.core.lesson.Course;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.link.CertificateLink;
import java.util.List;

/**
 * The index of lessons as one learner sees it.
 *
 * @param fresh whether nothing was begun yet
 * @param current what to go on with; {@code null} when all lessons are done
 */
record CourseView(boolean fresh, long done, int of, int minutes, Current current, List<Row> rows, String walkthrough) {

    /** The lesson to go on with, and the step at which. */
    record Current(Lesson lesson, int number, LessonStep step, boolean begun) {}

    /** One lesson, with how many of the steps that ask for something are passed. */
    record Row(Lesson lesson, int number, long passed, int of, State state) {

        /** Its mark in the list. */
        public boolean done() {
            return state == State.DONE;
        }

        /** Whether the learner is in the middle of it. */
        public boolean begun() {
            return state == State.BEGUN;
        }
    }

    /** How far a lesson is. */
    enum State {
        NEW,
        BEGUN,
        DONE
    }

    static CourseView of(Course course) {
        List<Row> rows =
                course.lessons().stream().map(lesson -> row(course, lesson)).toList();
        return new CourseView(
                course.marks().isEmpty(),
                course.done(),
                rows.size(),
                course.lessons().stream().mapToInt(Lesson::minutes).sum(),
                course.current().map(lesson -> current(course, lesson)).orElse(null),
                rows,
                Walkthrough.path(CertificateLink.MANAGEMENT_TO_RECORDERS, 1));
    }

    private static Current current(Course course, Lesson lesson) {
        return new Current(lesson, Lessons.number(lesson), course.next(lesson), course.begun(lesson));
    }

    private static Row row(Course course, Lesson lesson) {
        State begun = course.begun(lesson) ? State.BEGUN : State.NEW;
        return new Row(
                lesson,
                Lessons.number(lesson),
                course.passed(lesson),
                lesson.demanding().size(),
                course.done(lesson) ? State.DONE : begun);
    }
}
