package akashi.expiry;

import akashi.core.expiry.Stop;
import akashi.core.expiry.Stop.Nearness;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the CAs end, as a drawing on a scale of their own: years from now, as many as the last of them has.
 *
 * @param ticks the years that are written below
 */
record AuthorityScale(int height, List<Bar> bars, List<Tick> ticks) {

    private static final int STEP = 44;
    private static final double WIDTH = 420;
    private static final double DAYS_A_YEAR = 365.2425;
    private static final double DAYS_A_MONTH = DAYS_A_YEAR / 12;
    private static final int TICKS = 5;

    /**
     * A CA.
     *
     * @param months how many whole months are left; negative where it has ended
     */
    record Bar(int textY, int y, String width, String tone, Stop of, Nearness nearness, long months) {

        /** Whole years that are left. */
        public long years() {
            return months / 12;
        }

        /** Whole months beyond them. */
        public long further() {
            return months % 12;
        }
    }

    /** A year from now. */
    record Tick(String x, int years, String anchor) {}

    static AuthorityScale of(List<Stop> authorities, Instant now) {
        double last =
                authorities.stream().mapToDouble(stop -> years(stop, now)).max().orElse(0);
        int span = Math.max(1, (int) Math.ceil(last));
        List<Bar> bars = new ArrayList<>();
        int y = 4;
        for (Stop stop : authorities) {
            double width = Math.max(4, WIDTH * years(stop, now) / span);
            Nearness nearness = stop.nearness(now);
            long months = (long) Math.floor(years(stop, now) * 12);
            bars.add(new Bar(
                    y + 12,
                    y + 18,
                    ExpiryStrip.number(width),
                    ExpiryStrip.tone(status(nearness)),
                    stop,
                    nearness,
                    months));
            y += STEP;
        }
        return new AuthorityScale(y + 16, List.copyOf(bars), ticks(span));
    }

    private static List<Tick> ticks(int span) {
        List<Tick> ticks = new ArrayList<>();
        int step = Math.max(1, (span + TICKS - 1) / TICKS);
        for (int year = step; year <= span; year += step) {
            ticks.add(new Tick(ExpiryStrip.number(WIDTH * year / span), year, year == span ? "end" : "middle"));
        }
        return ticks;
    }

    private static double years(Stop stop, Instant now) {
        return Duration.between(now, stop.when()).toDays() / DAYS_A_MONTH / 12;
    }

    /** The shape and colour that go with how near an end is. */
    static Status status(Nearness nearness) {
        return switch (nearness) {
            case PAST -> Status.BROKEN;
            case URGENT, SOON -> Status.EXPIRING;
            case LATER -> Status.RECORDED;
        };
    }
}
