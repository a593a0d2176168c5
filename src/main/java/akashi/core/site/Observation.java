package akashi.core.site;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that was told or seen: a piece of evidence with its source and its age. Observations are only ever added.
 *
 * @param subjectId the computer or client group
 * @param generation the computer's generation when it was observed
 * @param slot the slot, where the fact is about one
 * @param authorityId the authority, for CA_TRUSTED
 * @param certificateId the certificate that was in the slot, for CERTIFICATE_INSTALLED and KEY_READABLE
 * @param count for a client group: how many of it
 * @param by who told, or what saw
 */
public record Observation(
        UUID id,
        Fact fact,
        UUID subjectId,
        int generation,
        Optional<Slot> slot,
        Optional<UUID> authorityId,
        Optional<UUID> certificateId,
        boolean value,
        int count,
        Source source,
        Instant at,
        String by,
        String note) {

    /** How it came to be known. */
    public enum Source {
        /** A person said so. */
        TOLD,
        /** A script of the portal reported it from the computer itself. */
        RECEIPT,
        /** A connection of the portal showed it. */
        SEEN
    }

    /** What this observation replaces when it is newer: the same fact about the same thing. */
    public Key key() {
        return new Key(fact, subjectId, slot.orElse(null), authorityId.orElse(null));
    }

    /** The identity of a fact; {@code slot} and {@code authorityId} are {@code null} where they do not apply. */
    public record Key(Fact fact, UUID subjectId, Slot slot, UUID authorityId) {}
}
