package akashi.core.audit;

import akashi.core.audit.ChainBreak.Why;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Proves a chain entry by entry, from the first on; of the breaks it keeps the first. For one walk, by one thread. */
public final class ChainWalk {

    private final Iterator<Checkpoint> checkpoints;
    private final Predicate<Checkpoint> genuine;
    private Checkpoint coming;
    private long number;
    private String hash = TrailEntry.NOTHING;
    private ChainBreak broken;

    /**
     * Begins a walk.
     *
     * @param checkpoints of this chain, by number
     * @param genuine whether a checkpoint's signature is that of its key
     */
    public ChainWalk(List<Checkpoint> checkpoints, Predicate<Checkpoint> genuine) {
        this.checkpoints = checkpoints.iterator();
        this.genuine = genuine;
        advance();
    }

    private void advance() {
        coming = checkpoints.hasNext() ? checkpoints.next() : null;
    }

    /** Takes the next entry; whether it is worth to go on. */
    public boolean take(SealedEntry found) {
        if (broken != null) {
            return false;
        }
        long expected = number + 1;
        if (found.number() > expected) {
            broken = new ChainBreak(Why.MISSING, expected, Optional.empty());
        } else if (found.number() < expected || !found.previous().equals(hash)) {
            broken = new ChainBreak(Why.UNLINKED, expected, Optional.of(found));
        } else if (!found.unaltered()) {
            broken = new ChainBreak(Why.ALTERED, expected, Optional.of(found));
        } else {
            number = expected;
            hash = found.hash();
            hold(found);
        }
        return broken == null;
    }

    private void hold(SealedEntry found) {
        while (broken == null && coming != null && coming.number() == number) {
            if (!genuine.test(coming)) {
                broken = new ChainBreak(Why.FORGED, number, Optional.of(found));
            } else if (!coming.hash().equals(hash)) {
                broken = new ChainBreak(Why.CONTRADICTED, number, Optional.of(found));
            }
            advance();
        }
    }

    /**
     * What is broken after the last entry.
     *
     * @param to where the chain was remembered to end before the walk, and {@code head} the hash there
     * @param by where it is remembered to end after the walk: entries that were sealed meanwhile lie between the two
     */
    public Optional<ChainBreak> end(long to, String head, long by) {
        boolean promised = coming != null || number < to;
        if (broken == null && promised) {
            broken = new ChainBreak(Why.CUT_OFF, number + 1, Optional.empty());
        } else if (broken == null && number > by) {
            broken = new ChainBreak(Why.SET_BACK, by + 1, Optional.empty());
        } else if (broken == null && number == to && !hash.equals(head)) {
            broken = new ChainBreak(Why.UNLINKED, number, Optional.empty());
        }
        return Optional.ofNullable(broken);
    }

    /** How many entries were proven. */
    public long proven() {
        return number;
    }
}
