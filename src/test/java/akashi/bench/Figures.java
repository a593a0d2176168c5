package akashi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured, beside the goals, as one Markdown table. */
final class Figures {

    private record Figure(String what, String goal, String value) {}

    private final List<Figure> all = new ArrayList<>();

    void add(String what, String goal, String value, Object... args) {
        all.add(new Figure(what, goal, value.formatted(args)));
    }

    void times(String what, int goal, Load.Times times) {
        String value = String.format(Locale.ROOT, "%.1f / %.1f ms", times.millis(0.5), times.millis(0.99));
        all.add(new Figure(what, "p99 ≤ " + goal + " ms", value + (times.millis(0.99) > goal ? " (over)" : "")));
    }

    /** The table, headed by machine and date. */
    String table() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(machine()).append("\n\n| what | goal | figure |\n|---|---|---|\n");
        all.forEach(f -> text.append("| %s | %s | %s |\n".formatted(f.what(), f.goal(), f.value())));
        return text.toString();
    }

    private static String machine() throws IOException {
        String now = OffsetDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return "%s, %d processors (%s), Java %s, load %s"
                .formatted(
                        now,
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
                        Runtime.version(),
                        first("/proc/loadavg", "").split(" ")[0]);
    }

    /** Resident memory of a process in MB; -1 where the system does not say. */
    static long resident(long pid) throws IOException {
        String line = first("/proc/" + pid + "/status", "VmRSS:");
        return line.isEmpty() ? -1 : Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    /** The first line of a file that begins so, or an empty text. */
    static String first(String file, String beginning) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst().orElse("");
        }
    }
}
