package akashi.store;

import akashi.core.site.Site;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A signed-in browser: who, on which site, since when, until when, from where.
 *
 * @param id a name under which it can be ended; it opens nothing
 * @param kind whether the site is the real one
 * @param learner whose site it is; empty for the real one
 * @param awaits what it waits for before it opens anything
 */
public record Session(
        UUID id,
        Account account,
        UUID siteId,
        Site.Kind kind,
        Optional<UUID> learner,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        String origin,
        Optional<Awaits> awaits) {

    /** What a session still waits for; until then it opens nothing else. */
    public enum Awaits {
        /** The code of the second factor. */
        CODE,
        /** A second factor, which this person must have and does not have yet. */
        FACTOR
    }

    /** Whether it is on the site of a learner. */
    public boolean training() {
        return kind != Site.Kind.REAL;
    }

    /** Whether this person may be where the session is: on the real site, or on a site of the own. */
    public boolean allowed() {
        return training() ? learner.equals(Optional.of(account.id())) : learner.isEmpty();
    }
}
