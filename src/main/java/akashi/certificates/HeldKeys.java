package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

/**
 * Opened PFX files between the look at them and the decision: in memory only and for a short time, so that no key lies
 * anywhere before somebody took it in. A restart forgets them.
 */
final class HeldKeys {

    private static final Duration KEPT = Duration.ofMinutes(20);
    private static final int MOST = 8;

    private final Clock clock;
    private final Map<UUID, Held> held = new HashMap<>();

    HeldKeys(Clock clock) {
        this.clock = clock;
    }

    private record Held(UUID userId, KeyFilesRead read, Instant until) {}

    /** Holds them in place of what the person looked at before. */
    synchronized UUID hold(UUID userId, KeyFilesRead read) {
        sweep();
        held.entrySet().removeIf(entry -> entry.getValue().userId().equals(userId) && wiped(entry.getValue()));
        if (held.size() >= MOST) {
            throw new Fault.Unavailable(Message.of("keys.busy"));
        }
        UUID id = UUID.randomUUID();
        held.put(id, new Held(userId, read, clock.instant().plus(KEPT)));
        return id;
    }

    /** What the person looks at. */
    synchronized KeyFilesRead of(UUID userId, UUID id) {
        sweep();
        Held found = held.get(id);
        if (found == null || !found.userId().equals(userId)) {
            throw new Fault.NotFound("files " + id);
        }
        return found.read();
    }

    /** Forgets them. */
    synchronized void forget(UUID id) {
        Held gone = held.remove(id);
        if (gone != null) {
            wiped(gone);
        }
    }

    private void sweep() {
        Iterator<Held> all = held.values().iterator();
        while (all.hasNext()) {
            Held each = all.next();
            if (clock.instant().isAfter(each.until()) && wiped(each)) {
                all.remove();
            }
        }
    }

    private static boolean wiped(Held gone) {
        gone.read().files().forEach(file -> file.contents().key().wipe());
        return true;
    }
}
