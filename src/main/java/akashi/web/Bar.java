package akashi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The numbers of a stacked bar: one segment per status in the order given, widths in percent of the whole. */
public final class Bar {

    private Bar() {}

    /** A piece of the bar; {@code x} and {@code width} are percentages ready for SVG. */
    public record Segment(Enum<?> status, int count, String x, String width) {}

    /** Segments for the statuses that occur. */
    public static List<Segment> of(Map<? extends Enum<?>, Integer> counts) {
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (Map.Entry<? extends Enum<?>, Integer> entry : counts.entrySet()) {
            double width = total == 0 ? 0 : 100 * entry.getValue() / total;
            if (width > 0) {
                segments.add(new Segment(entry.getKey(), entry.getValue(), percent(x), percent(width)));
            }
            x += width;
        }
        return segments;
    }

    private static String percent(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f%%", value);
    }
}
