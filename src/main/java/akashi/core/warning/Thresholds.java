package akashi.core.warning;

import java.time.Duration;

/**
 * When warnings are due.
 *
 * @param soon for certificates of servers, and {@code urgent} likewise
 * @param authoritySoon for CAs, and {@code authorityUrgent} likewise
 * @param unseenHours how long a port may be out of reach
 * @param mixedHours how long a pair may differ without a change
 * @param lockedHours how long keys may wait for their passphrase
 */
public record Thresholds(
        Scale soon,
        Scale urgent,
        Scale authoritySoon,
        Scale authorityUrgent,
        int unseenHours,
        int mixedHours,
        int lockedHours) {

    /** Days that are left to go to a server, however short its certificate lives. */
    public static final int LEAST_DAYS = 14;

    /** The longest patience. */
    public static final int MOST_HOURS = 720;

    /** What holds until somebody says otherwise. */
    public static final Thresholds USUAL = new Thresholds(
            new Scale(30, 3, LEAST_DAYS), new Scale(7, 10, 0), new Scale(180, 4, 0), new Scale(30, 12, 0), 4, 1, 1);

    /** A list lives for days and is renewed by itself at half of that: what is left then went wrong. */
    static final Scale LIST_SOON = new Scale(Scale.MOST_DAYS, 3, 0);

    static final Scale LIST_URGENT = new Scale(Scale.MOST_DAYS, 10, 0);

    /** Refuses times that would never warn. */
    public Thresholds {
        for (int hours : new int[] {unseenHours, mixedHours, lockedHours}) {
            if (hours < 0 || hours > MOST_HOURS) {
                throw new IllegalArgumentException("no patience: " + hours);
            }
        }
    }

    Duration unseen() {
        return Duration.ofHours(unseenHours);
    }

    Duration mixed() {
        return Duration.ofHours(mixedHours);
    }

    Duration locked() {
        return Duration.ofHours(lockedHours);
    }
}
