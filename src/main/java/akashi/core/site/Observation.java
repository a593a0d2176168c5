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
 * @param member which client of a group was looked at, by its host name; empty where the whole is meant
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
        String note,
        Optional<String> member) {

    /** What is so of the whole subject. */
    public Observation(
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
        this(
                id,
                fact,
                subjectId,
                generation,
                slot,
                authorityId,
                certificateId,
                value,
                count,
                source,
                at,
                by,
                note,
                Optional.empty());
    }

    /** How it came to be known. */
    public enum Source {
        /** A person said so. */
        TOLD,
        /** A script of the portal reported it from the computer itself. */
        RECEIPT,
        /** A connection of the portal showed it. */
        SEEN;

        /** Whether somebody or something looked, instead of only saying so. */
        public boolean looked() {
            return this != TOLD;
        }
    }

    /** The same of another slot. */
    Observation in(Slot other) {
        return new Observation(
                new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ other.ordinal()),
                fact,
                subjectId,
                generation,
                Optional.of(other),
                authorityId,
                certificateId,
                value,
                count,
                source,
                at,
                by,
                note,
                member);
    }

    /** What this observation replaces when it is newer: the same fact about the same thing, told or seen like it. */
    public Key key() {
        return new Key(
                fact, subjectId, slot.orElse(null), authorityId.orElse(null), member.orElse(null), source.looked());
    }

    /**
     * The identity of a fact; {@code slot}, {@code authorityId} and {@code member} are {@code null} where they do not
     * apply.
     */
    public record Key(Fact fact, UUID subjectId, Slot slot, UUID authorityId, String member, boolean looked) {}
}
