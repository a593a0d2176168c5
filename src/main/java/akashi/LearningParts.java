package akashi;

import akashi.core.lesson.Deeds;
import akashi.store.LearnerDeeds;
import akashi.training.Walkthrough;
import akashi.web.Routes;

/** The part of the composition that teaches: lessons, the lab, and the learners' own sites. */
final class LearningParts {

    private final Deeds deeds;

    LearningParts(Kits kits) {
        deeds = new LearnerDeeds(kits.database());
    }

    /** The pages. */
    void routes(Routes routes) {
        new Walkthrough().routes(routes);
    }
}
