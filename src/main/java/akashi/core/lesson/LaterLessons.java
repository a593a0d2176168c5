package akashi.core.lesson;

import java.util.List;

/** The lessons about what goes beyond the pair: further links, keys, expiry, renewal, finding and mending. */
final class LaterLessons {

    static final List<Lesson> ALL = List.of();

    private LaterLessons() {}
}
