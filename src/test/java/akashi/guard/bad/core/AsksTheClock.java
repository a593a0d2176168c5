package akashi.guard.bad.core;

import java.time.Clock;
import java.time.Instant;

/** Core that asks for the time, even through a given clock. */
final class AsksTheClock {

    Instant hidden() {
        return Instant.now();
    }

    Instant given(Clock clock) {
        return Instant.now(clock);
    }
}
