package akashi.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that wait in memory for one download by the session that made them, for ten minutes at most. Nothing of them is
 * ever written anywhere; a restart forgets them.
 */
final class OneTimeFiles {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final long MOST_BYTES = 96L << 20;

    /** A waiting file. */
    record Waiting(String owner, String fileName, String contentType, byte[] bytes, Instant until) {

        @Override
        public String toString() {
            return "Waiting[" + fileName + ", •••]";
        }
    }

    private final Clock clock;
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

    OneTimeFiles(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a file for its owner; the oldest ones give way when too much waits. */
    synchronized UUID put(String owner, String fileName, String contentType, byte[] bytes) {
        UUID id = UUID.randomUUID();
        waiting.put(
                id,
                new Waiting(owner, fileName, contentType, bytes, clock.instant().plus(KEPT)));
        forget();
        return id;
    }

    /** The file, once, for its owner only. */
    synchronized Optional<Waiting> take(String owner, UUID id) {
        forget();
        Waiting found = waiting.get(id);
        if (found == null || !found.owner().equals(owner)) {
            return Optional.empty();
        }
        waiting.remove(id);
        return Optional.of(found);
    }

    private void forget() {
        long bytes = waiting.values().stream().mapToLong(w -> w.bytes().length).sum();
        for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
            Waiting oldest = all.next();
            if (clock.instant().isAfter(oldest.until()) || bytes > MOST_BYTES && waiting.size() > 1) {
                bytes -= oldest.bytes().length;
                Arrays.fill(oldest.bytes(), (byte) 0);
                all.remove();
            }
        }
    }
}
