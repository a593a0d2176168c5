package akashi.overview;

import akashi.core.text.Message;
import akashi.core.trust.Expiry;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.List;

/** The next 52 weeks as a drawing: a row per role, a mark per week in which something ends. */
record ExpiryStrip(int height, List<Row> rows) {

    private static final int STEP = 30;
    private static final int LEFT = 128;
    private static final double WEEK = 5.4;
    private static final int SOON = 5;

    /** A row of the strip. */
    public record Row(int y, int textY, Message title, List<Mark> marks) {}

    /** A week in which so many end. */
    public record Mark(String x, int y, String width, String tone, int count, String labelX) {}

    static ExpiryStrip of(Expiry expiry) {
        List<Row> rows = new ArrayList<>();
        int y = 8;
        for (Expiry.Row row : expiry.rows()) {
            List<Mark> marks = new ArrayList<>();
            for (var week : row.weeks().entrySet()) {
                marks.add(mark(week.getKey(), week.getValue(), y));
            }
            Message title = row.role()
                    .map(role -> Message.of("overview.strip.role." + role))
                    .orElseGet(() -> Message.of("overview.strip.authority"));
            rows.add(new Row(y, y + 14, title, marks));
            y += STEP;
        }
        return new ExpiryStrip(y + 20, rows);
    }

    private static Mark mark(int week, int count, int y) {
        double x = LEFT + week * WEEK;
        String tone = week == 0 ? tone(Status.BROKEN) : week < SOON ? tone(Status.EXPIRING) : tone(Status.RECORDED);
        return new Mark(number(x), y, number(WEEK), tone, count, number(x + WEEK + 3));
    }

    private static String tone(Status status) {
        return "f-" + status.tone().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}
