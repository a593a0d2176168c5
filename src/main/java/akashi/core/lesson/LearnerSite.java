package akashi.core.lesson;

import akashi.core.site.SiteSnapshot;
import java.util.Optional;
import java.util.UUID;

/** Where the learners' own sites are. */
public interface LearnerSite {

    /** The site of the learner (an account), as it is now; empty until there is one. */
    Optional<SiteSnapshot> of(UUID learner);

    /** How many acts the learner did there since it was made; a batch counts as one. */
    int acts(UUID learner);
}
