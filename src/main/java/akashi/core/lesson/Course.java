package akashi.core.lesson;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How far a learner came in all lessons. Whatever was passed opens nothing and shuts nothing: it is only told. */
public record Course(List<Lesson> lessons, List<Mark> marks) {

    /** Copies the lists. */
    public Course {
        lessons = List.copyOf(lessons);
        marks = List.copyOf(marks);
    }

    /** What is kept about a step. */
    public Optional<Mark> mark(LessonStep step) {
        return marks.stream().filter(mark -> mark.of(step)).findFirst();
    }

    /** Whether there is nothing more to do in a step: it is passed, or read where it asks for nothing. */
    public boolean finished(LessonStep step) {
        return mark(step).filter(mark -> !step.demands() || mark.passed()).isPresent();
    }

    /** Whether every step that asks for something is passed. */
    public boolean done(Lesson lesson) {
        return lesson.demanding().stream().allMatch(this::finished);
    }

    /** Whether any step of it was looked at. */
    public boolean begun(Lesson lesson) {
        return marks.stream().anyMatch(mark -> mark.lesson().equals(lesson.slug()));
    }

    /** How many steps are finished. */
    public long finished(Lesson lesson) {
        return lesson.steps().stream().filter(this::finished).count();
    }

    /** How many of the steps that ask for something are passed: reading counts for nothing here. */
    public long passed(Lesson lesson) {
        return lesson.demanding().stream().filter(this::finished).count();
    }

    /** Where to go on in a lesson: the first step that is not finished, or its recap. */
    public LessonStep next(Lesson lesson) {
        return lesson.steps().stream()
                .filter(step -> !finished(step))
                .findFirst()
                .orElse(lesson.step(Phase.RECAP));
    }

    /** How many lessons are done. */
    public long done() {
        return lessons.stream().filter(this::done).count();
    }

    /** The lesson to go on with: the one looked at last that is not done, else the first that is not; none when all are. */
    public Optional<Lesson> current() {
        return lessons.stream()
                .filter(lesson -> begun(lesson) && !done(lesson))
                .max(Comparator.comparing(this::lastSeen))
                .or(() -> lessons.stream().filter(lesson -> !done(lesson)).findFirst());
    }

    private Instant lastSeen(Lesson lesson) {
        return marks.stream()
                .filter(mark -> mark.lesson().equals(lesson.slug()))
                .map(Mark::openedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
