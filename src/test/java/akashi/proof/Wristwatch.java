package akashi.proof;

import akashi.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The clock of one process alone, which can be set while it runs: every time that it asks the system for is moved by
 * Debian's libfaketime. What counts on from the start of the computer goes on as it does on a real one.
 */
final class Wristwatch {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path moved;

    private Wristwatch(Path moved) {
        this.moved = moved;
    }

    /** One that shows the right time, and is set by a file in this folder. */
    static Wristwatch in(Path folder) {
        Wristwatch watch = new Wristwatch(folder.resolve("clock"));
        watch.set(Duration.ZERO);
        return watch;
    }

    /** Sets it so much before or behind the right time; the process knows within a second. */
    void set(Duration ahead) {
        try {
            Path next = Files.writeString(
                    moved.resolveSibling("clock.next"),
                    "%+d\n".formatted(ahead.toSeconds()),
                    StandardCharsets.US_ASCII);
            Files.move(next, moved, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts it with this clock. Without the last of these the library takes the end of a wait, which the Java machine
     * counts from the start of the computer, for a time of day, and every wait ends at once.
     */
    PortalProcess.Start worn(PortalProcess.Start start) {
        return start.with("LD_PRELOAD", library().toString())
                .with("FAKETIME_TIMESTAMP_FILE", moved.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("DONT_FAKE_MONOTONIC", "1")
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private static Path library() {
        try (Stream<Path> all = Files.list(LIBRARIES)) {
            return all.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Debian's package libfaketime is not there"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
