package akashi.warning;

import akashi.core.text.Message;
import akashi.core.warning.WarningKind;
import akashi.core.warning.WarningLevel;
import akashi.store.Warnings.Kept;
import akashi.web.Lang;
import akashi.web.Messages;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;

/**
 * A message in a reader's language.
 *
 * @param kind {@code warnings}, {@code weekly} or {@code test}
 * @param lines one for each warning, the most pressing first
 * @param foot what stands below when so many of the lines are left out
 */
record Letter(String kind, String subject, String lead, List<Line> lines, IntFunction<String> foot) {

    static final String WARNINGS = "warnings";
    static final String WEEKLY = "weekly";
    static final String TEST = "test";

    /** So many lines are written out; the rest is counted, and lies on the page. */
    private static final int MOST_LINES = 100;

    /**
     * One warning.
     *
     * @param link where it is mended; empty where the portal does not know its own address
     */
    record Line(WarningKind kind, WarningLevel level, String object, String text, Optional<String> link) {}

    /** What a message is made of, as it waits to be sent: keys and values, no sentences yet. */
    static Object warnings(List<Kept> warnings) {
        return Map.of("kind", WARNINGS, "lines", lines(warnings), "count", warnings.size());
    }

    /** The same for a digest, with what ends in the weeks to come. */
    static Object weekly(List<Kept> warnings, int ahead, int broken) {
        return Map.of(
                "kind", WEEKLY, "lines", lines(warnings), "count", warnings.size(), "ahead", ahead, "broken", broken);
    }

    /** The same for a test. */
    static Object test() {
        return Map.of("kind", TEST, "lines", List.of(), "count", 0);
    }

    private static List<Object> lines(List<Kept> warnings) {
        return warnings.stream()
                .sorted(Comparator.comparing(Kept::level).reversed().thenComparing(Kept::noticedAt))
                .limit(MOST_LINES)
                .<Object>map(kept -> Map.of(
                        "kind", kept.kind().name(),
                        "level", kept.level().name(),
                        "object", kept.object(),
                        "what", kept.what()))
                .toList();
    }

    /** The same without the lines of what is over; empty where nothing is left to tell. */
    static Optional<Object> without(Object content, BiPredicate<WarningKind, String> over) {
        Map<?, ?> stored = (Map<?, ?>) content;
        List<?> lines = (List<?>) stored.get("lines");
        List<?> left = lines.stream()
                .map(line -> (Map<?, ?>) line)
                .filter(line -> !over.test(WarningKind.valueOf((String) line.get("kind")), (String) line.get("object")))
                .toList();
        if (left.size() == lines.size()) {
            return Optional.of(content);
        }
        Map<Object, Object> rest = new HashMap<>(stored);
        rest.put("lines", left);
        rest.put("count", (Integer) stored.get("count") - lines.size() + left.size());
        return Optional.<Object>of(rest).filter(any -> !rest.get("count").equals(0) || WEEKLY.equals(rest.get("kind")));
    }

    /** Writes it. */
    static Letter of(Object content, String site, Optional<URI> portal, Messages messages, Lang lang) {
        Map<?, ?> stored = (Map<?, ?>) content;
        String kind = (String) stored.get("kind");
        List<Line> lines = new ArrayList<>();
        for (Object each : (List<?>) stored.get("lines")) {
            lines.add(line((Map<?, ?>) each, portal, messages, lang));
        }
        int count = (Integer) stored.get("count");
        String first = lines.isEmpty() ? "" : lines.get(0).text();
        String subject = messages.text(lang, "warning.letter." + kind + ".subject", site, count, first);
        String lead = kind.equals(WEEKLY)
                ? messages.text(
                        lang, "warning.letter.weekly.lead", site, count, stored.get("ahead"), stored.get("broken"))
                : messages.text(lang, "warning.letter." + kind + ".lead", site, count);
        String all = page(portal, "/warnings")
                .map(address -> messages.text(lang, "warning.letter.foot", address))
                .orElseGet(() -> messages.text(lang, "warning.letter.foot.unlinked"));
        int counted = count - lines.size();
        IntFunction<String> foot = left ->
                counted + left > 0 ? messages.text(lang, "warning.letter.more", counted + left) + "\n" + all : all;
        return new Letter(kind, subject, lead, List.copyOf(lines), foot);
    }

    private static Line line(Map<?, ?> stored, Optional<URI> portal, Messages messages, Lang lang) {
        WarningKind kind = WarningKind.valueOf((String) stored.get("kind"));
        WarningLevel level = WarningLevel.valueOf((String) stored.get("level"));
        String object = (String) stored.get("object");
        String text = messages.text(lang, (Message) stored.get("what"));
        String said = messages.text(lang, "warning.letter.line", messages.text(lang, Message.of(level)), text);
        return new Line(kind, level, object, said, page(portal, kind.path(object)));
    }

    private static Optional<String> page(Optional<URI> portal, String path) {
        return portal.map(base -> base.toString().replaceAll("/+$", "") + path);
    }

    /** All of it as plain text. */
    String text() {
        StringBuilder text = new StringBuilder(lead).append("\n\n");
        for (Line line : lines) {
            text.append("- ").append(line.text()).append('\n');
            line.link().ifPresent(link -> text.append("  ").append(link).append('\n'));
        }
        return text.append('\n').append(foot.apply(0)).append('\n').toString();
    }
}
