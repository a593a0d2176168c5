package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heapKb what is left on its heap after everything that nobody needs was thrown away
 * @param residentKb what of it lies in memory
 * @param files open files and sockets
 * @param sockets those of the open files over which it speaks or listens
 */
record Footprint(long heapKb, long residentKb, long threads, long files, long sockets) {

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
            List<String> open = open(pid);
            return new Footprint(
                    heap,
                    number("VmRSS:\\s+(\\d+)", status),
                    number("Threads:\\s+(\\d+)", status),
                    open.size(),
                    open.stream().filter(target -> target.startsWith("socket:")).count());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What each open file is; one that is closed while it is looked at is none. */
    private static List<String> open(long pid) throws IOException {
        List<String> targets = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path each : (Iterable<Path>) open::iterator) {
                try {
                    targets.add(Files.readSymbolicLink(each).toString());
                } catch (NoSuchFileException closed) {
                    // Not open any more.
                }
            }
        }
        return targets;
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
        return "heap %.1f MB, resident %.1f MB, %d threads, %d files, %d sockets among them"
                .formatted(heapKb / 1024.0, residentKb / 1024.0, threads, files, sockets);
    }
}
