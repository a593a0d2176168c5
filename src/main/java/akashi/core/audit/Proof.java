package akashi.core.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of proving a chain.
 *
 * @param at when it was proven
 * @param proven how many entries hold, from the first on
 * @param broken the first place that does not
 * @param checkpoints how many signed ones there are
 * @param unsealed entries that wait for the sealer
 * @param oldest when the first of these was written
 */
public record Proof(
        Instant at,
        long proven,
        Optional<ChainBreak> broken,
        int checkpoints,
        long unsealed,
        Optional<Instant> oldest) {

    /** After this long without a seal somebody should look why. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Whether an entry has waited too long for its seal. */
    public static boolean late(Instant oldest, Instant now) {
        return Duration.between(oldest, now).compareTo(PATIENCE) > 0;
    }

    /** Whether nothing of it was touched. */
    public boolean whole() {
        return broken.isEmpty();
    }

    /** How long the oldest entry has waited for its seal. */
    public Duration age() {
        return oldest.map(since -> Duration.between(since, at))
                .filter(passed -> !passed.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Whether the sealer is late. */
    public boolean late() {
        return oldest.filter(since -> late(since, at)).isPresent();
    }
}
