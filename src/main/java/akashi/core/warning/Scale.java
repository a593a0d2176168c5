package akashi.core.warning;

import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;

/**
 * How long before its end something is warned of: so many days, or a part of its lifetime where that is shorter.
 *
 * @param days at most
 * @param part 3 for a third of the lifetime
 * @param least days that stay in any case, since somebody has to go there; 0 for none
 */
public record Scale(int days, int part, int least) {

    /** The longest time before an end, in days. */
    public static final int MOST_DAYS = 3650;

    /** The smallest part of a lifetime. */
    public static final int MOST_PARTS = 100;

    /** Refuses what would never or always warn. */
    public Scale {
        if (days < 1 || days > MOST_DAYS || part < 1 || part > MOST_PARTS || least < 0) {
            throw new IllegalArgumentException("no scale: " + days + " days, part " + part);
        }
    }

    /** When the warning is due. */
    public Instant from(Validity validity) {
        Duration most = Duration.ofDays(days);
        Duration share = validity.length().dividedBy(part);
        Duration before = share.compareTo(most) < 0 ? share : most;
        Duration floor = Duration.ofDays(Math.min(least, days));
        return validity.notAfter().minus(before.compareTo(floor) < 0 ? floor : before);
    }
}
