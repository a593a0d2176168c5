package akashi.trust;

import akashi.core.site.Fact;
import akashi.core.site.Slot;
import java.util.Optional;
import java.util.UUID;

/**
 * One fact as a person tells it.
 *
 * @param subjectId the computer or client group
 * @param slot the slot; needed for every fact but CA_TRUSTED
 * @param authorityId the root that is trusted; where missing, the one that issues for the site
 * @param count for a client group: on how many of its machines; ignored elsewhere
 */
public record Telling(
        Fact fact, UUID subjectId, Optional<Slot> slot, Optional<UUID> authorityId, boolean value, int count) {

    /** A fact about a slot of a computer. */
    public static Telling of(Fact fact, UUID computerId, Slot slot, boolean value) {
        return new Telling(fact, computerId, Optional.of(slot), Optional.empty(), value, 1);
    }

    /** That so many of a client group, or a computer, trust the site's own CA. */
    public static Telling trust(UUID subjectId, boolean value, int count) {
        return trust(subjectId, Optional.empty(), value, count);
    }

    /** That so many of a client group, or a computer, trust a named root. */
    static Telling trust(UUID subjectId, Optional<UUID> authorityId, boolean value, int count) {
        return new Telling(Fact.CA_TRUSTED, subjectId, Optional.empty(), authorityId, value, count);
    }
}
