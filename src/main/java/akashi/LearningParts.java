package akashi;

import akashi.core.lesson.Deeds;
import akashi.core.lesson.LearnerSite;
import akashi.store.LearnerDeeds;
import akashi.store.LessonMarks;
import akashi.training.LessonPages;
import akashi.training.Walkthrough;
import akashi.web.Routes;
import java.util.Optional;

/** The part of the composition that teaches: lessons, the lab, and the learners' own sites. */
final class LearningParts {

    private final Deeds deeds;
    private final LessonPages lessons;

    LearningParts(Kits kits) {
        deeds = new LearnerDeeds(kits.database());
        LearnerSite sites = learner -> Optional.empty();
        lessons = new LessonPages(new LessonMarks(kits.database()), deeds, sites);
    }

    /** The pages. Lessons come last: any name below /learn that is nothing else may be one. */
    void routes(Routes routes) {
        new Walkthrough().routes(routes);
        lessons.routes(routes);
    }
}
