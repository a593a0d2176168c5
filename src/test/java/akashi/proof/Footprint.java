package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heapKb what is left on its heap after everything that nobody needs was thrown away
 * @param residentKb what of it lies in memory
 * @param files open files and sockets
 */
record Footprint(long heapKb, long residentKb, long threads, long files) {

    private static final Pattern USED =
            Pattern.compile("(?:heap +total \\d+K, used|new generation .*used|tenured generation .*used) (\\d+)K");

    /** Has the process throw away what nobody needs, and looks. */
    static Footprint of(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String process = String.valueOf(pid);
        Program.must(jcmd, process, "GC.run");
        long heap = sum(USED, Program.must(jcmd, process, "GC.heap_info"));
        try {
            String status = Files.readString(Path.of("/proc", process, "status"), StandardCharsets.UTF_8);
            return new Footprint(
                    heap, number("VmRSS:\\s+(\\d+)", status), number("Threads:\\s+(\\d+)", status), files(pid));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long files(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }

    private static long number(String pattern, String text) {
        return sum(Pattern.compile(pattern), text);
    }

    private static long sum(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        long sum = 0;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
        }
        if (sum == 0) {
            throw new AssertionError("not told: " + text);
        }
        return sum;
    }

    /** As a row of a table. */
    @Override
    public String toString() {
        return "heap %.1f MB, resident %.1f MB, %d threads, %d files"
                .formatted(heapKb / 1024.0, residentKb / 1024.0, threads, files);
    }
}
