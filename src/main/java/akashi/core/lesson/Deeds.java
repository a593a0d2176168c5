package akashi.core.lesson;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Where it is kept what learners did. */
public interface Deeds {

    /** Notes that the learner (an account) did it; the first time counts. */
    void note(UUID learner, Deed deed, Instant at);

    /** What the learner did so far. */
    Set<Deed> of(UUID learner);
}
