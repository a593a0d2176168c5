package akashi.core.lesson;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a learner came in one step.
 *
 * @param answer the choice given last; empty before the first
 * @param hints how many hints were opened
 */
public record Mark(
        String lesson, String step, Instant openedAt, Optional<Instant> passedAt, int tries, int hints, String answer) {

    /** Whether it was passed once; what was passed stays so. */
    public boolean passed() {
        return passedAt.isPresent();
    }

    /** Whether it belongs to the step. */
    public boolean of(LessonStep its) {
        return lesson.equals(its.lesson()) && step.equals(its.phase().slug());
    }
}
