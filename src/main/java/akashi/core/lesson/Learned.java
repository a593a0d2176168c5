package akashi.core.lesson;

import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a check looks at: what the learner did in the lab, and the learner's own site as it is.
 *
 * @param site empty until the learner has one
 * @param acts how many acts the learner did on that site since it was made
 */
public record Learned(Set<Deed> deeds, Optional<SiteSnapshot> site, int acts, Instant now) {}
