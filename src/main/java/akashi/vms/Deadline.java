package akashi.vms;

import akashi.core.fault.Fault;
import java.time.Duration;

/** How long one reading may take in all; a server that hangs must not hold a page. Measured, never asked of the clock. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, at most so much; refuses where nothing is left. */
    Duration atMost(Duration most) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw late();
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    static Fault late() {
        return new Fault.BadInput("address", "vms.late");
    }
}
