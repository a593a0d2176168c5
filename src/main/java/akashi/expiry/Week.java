package akashi.expiry;

import akashi.core.text.Message;
import akashi.core.trust.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A week of the strip in words.
 *
 * @param begins when it begins; the first also holds what has ended already
 * @param within how many days from now its end is, as the renewals page wants it
 * @param cliff whether so many end that their renewal should be spread
 */
record Week(int number, Instant begins, long within, Message title, int count, boolean cliff) {

    /** So many ends of one role in one week are too many for those who have to go to the servers. */
    private static final int CLIFF = 10;

    static List<Week> of(Expiry expiry, Instant now) {
        List<Week> weeks = new ArrayList<>();
        for (Expiry.Row row : expiry.rows()) {
            row.weeks()
                    .forEach((week, count) -> weeks.add(new Week(
                            week,
                            now.plus(Duration.ofDays(7L * week)),
                            7L * (week + 1),
                            ExpiryStrip.title(row),
                            count,
                            row.role().isPresent() && count >= CLIFF)));
        }
        weeks.sort(Comparator.comparing(Week::number));
        return weeks;
    }
}
