package akashi.core.lesson;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where it is kept how far learners came. */
public interface Marks {

    /** Notes that the learner looks at the step; the first time counts. */
    void open(UUID learner, LessonStep step, Instant at);

    /** Counts a try with its answer (empty where only work is checked), and whether the step is passed with it. */
    void tried(UUID learner, LessonStep step, String answer, boolean passed, Instant at);

    /** Opens one more hint. */
    void hint(UUID learner, LessonStep step, Instant at);

    /** How far the learner came, in no order. */
    List<Mark> of(UUID learner);
}
