package akashi.core.audit;

import akashi.core.text.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * The first place at which a chain does not hold.
 *
 * @param number the place in the chain
 * @param found what stands there, where anything does
 */
public record ChainBreak(Why why, long number, Optional<SealedEntry> found) {

    /** In which way it does not hold. */
    public enum Why {
        /** The entry is not what was sealed. */
        ALTERED,
        /** There is no entry with this number, but later ones. */
        MISSING,
        /** The entry does not follow the one before it: put in, exchanged, or all before it rewritten. */
        UNLINKED,
        /** The chain ends earlier than it once did. */
        CUT_OFF,
        /** The chain is remembered to end before it, though it is sealed. */
        SET_BACK,
        /** A signed checkpoint says otherwise. */
        CONTRADICTED,
        /** A checkpoint was not signed by its key. */
        FORGED
    }

    /** A sentence that names it. */
    public Message message() {
        Optional<TrailEntry> entry = found.map(SealedEntry::entry);
        return entry.isEmpty()
                ? Message.of("audit.break", number, Message.of(why))
                : Message.of(
                        "audit.break.entry",
                        number,
                        Message.of(why),
                        entry.map(TrailEntry::at).orElse(Instant.EPOCH),
                        entry.map(TrailEntry::actor).orElse(""),
                        entry.map(TrailEntry::act).orElse(""));
    }
}
