package akashi.expiry;

import akashi.core.text.Message;
import akashi.core.trust.Expiry;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The next 52 weeks as a drawing: a row per role, a mark per week in which something ends, the higher the more of it, so
 * that cliffs are seen.
 */
public record ExpiryStrip(int height, List<Row> rows) {

    private static final int STEP = 30;
    private static final int HIGH = 18;
    private static final int LEFT = 128;
    private static final double WEEK = 5.4;
    private static final int SOON = 5;

    /** The room for a number beside its mark, in weeks. */
    private static final int ROOM = 5;

    /** A row of the strip. */
    public record Row(int y, int textY, Message title, List<Mark> marks) {}

    /**
     * A week in which so many end.
     *
     * @param labelled whether there is room for the number
     */
    public record Mark(
            String x, String y, String width, String height, String tone, int count, String labelX, boolean labelled) {}

    /** The drawing of what ends. */
    public static ExpiryStrip of(Expiry expiry) {
        int most = expiry.rows().stream()
                .flatMap(row -> row.weeks().values().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        List<Row> rows = new ArrayList<>();
        int y = 8;
        for (Expiry.Row row : expiry.rows()) {
            rows.add(new Row(y, y + 14, title(row), marks(row.weeks(), y, most)));
            y += STEP;
        }
        return new ExpiryStrip(y + 20, rows);
    }

    /** What a row is of: a role, or the CAs. */
    static Message title(Expiry.Row row) {
        return row.role()
                .map(role -> Message.of("overview.strip.role." + role))
                .orElseGet(() -> Message.of("overview.strip.authority"));
    }

    private static List<Mark> marks(Map<Integer, Integer> weeks, int y, int most) {
        List<Mark> marks = new ArrayList<>();
        Iterator<Integer> following = weeks.keySet().iterator();
        following = skipFirst(following);
        for (Map.Entry<Integer, Integer> week : weeks.entrySet()) {
            int next = following.hasNext() ? following.next() : Expiry.WEEKS + ROOM;
            marks.add(mark(week.getKey(), week.getValue(), y, most, next - week.getKey() >= ROOM));
        }
        return marks;
    }

    private static Iterator<Integer> skipFirst(Iterator<Integer> weeks) {
        if (weeks.hasNext()) {
            weeks.next();
        }
        return weeks;
    }

    private static Mark mark(int week, int count, int y, int most, boolean labelled) {
        double x = LEFT + week * WEEK;
        double height = 5 + (HIGH - 5.0) * count / most;
        String tone = week == 0 ? tone(Status.BROKEN) : week < SOON ? tone(Status.EXPIRING) : tone(Status.RECORDED);
        return new Mark(
                number(x),
                number(y + HIGH - height),
                number(WEEK),
                number(height),
                tone,
                count,
                number(x + WEEK + 3),
                labelled);
    }

    static String tone(Status status) {
        return "f-" + status.tone().name().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
