package akashi.core.audit;

import java.util.Map;

/**
 * An entry with its seal.
 *
 * @param number its place in the chain of its site, counted from 1 without gaps
 * @param previous the hash of the entry before it
 * @param hash its own; both in lower-case hex
 */
public record SealedEntry(TrailEntry entry, long number, String previous, String hash) {

    /** What is hashed, member by member. */
    public Map<String, Object> canonical() {
        return entry.canonical(number, previous);
    }

    /** Whether the entry is still what was sealed. */
    boolean unaltered() {
        return entry.hash(number, previous).equals(hash);
    }
}
