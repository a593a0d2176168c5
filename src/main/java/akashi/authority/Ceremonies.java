package akashi.authority;

import akashi.pki.PrivateKeyBytes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys of offline authorities that were brought back for a while: in memory only, wiped when their time is over, gone
 * with the process.
 */
final class Ceremonies {

    static final Duration LENGTH = Duration.ofMinutes(30);

    private record Present(PrivateKeyBytes key, Instant until) {}

    private final Clock clock;
    private final Map<UUID, Present> present = new HashMap<>();

    Ceremonies(Clock clock) {
        this.clock = clock;
    }

    /** Begins: the key is copied. */
    synchronized void begin(UUID authorityId, PrivateKeyBytes key) {
        end(authorityId);
        present.put(
                authorityId,
                new Present(PrivateKeyBytes.of(key.reveal()), clock.instant().plus(LENGTH)));
    }

    /** Ends; the key is wiped. */
    synchronized void end(UUID authorityId) {
        Present ended = present.remove(authorityId);
        if (ended != null) {
            ended.key().wipe();
        }
    }

    /** Until when the key is here. */
    synchronized Optional<Instant> until(UUID authorityId) {
        Present found = present.get(authorityId);
        if (found != null && !clock.instant().isBefore(found.until())) {
            end(authorityId);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Present::until);
    }

    /** A copy of the key, while it is here; wipe it after use. */
    synchronized Optional<PrivateKeyBytes> key(UUID authorityId) {
        return until(authorityId)
                .map(time -> PrivateKeyBytes.of(present.get(authorityId).key().reveal()));
    }
}
