package akashi.core.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Clients of one kind that are counted, not listed.
 *
 * @param count how many there are, at least 1
 * @param version the oldest version among them, where known
 * @param serves the computers whose servers they use; empty means all
 */
public record ClientGroup(
        UUID id,
        ClientKind kind,
        String name,
        int count,
        Optional<VmsVersion> version,
        List<UUID> serves,
        String notes) {

    /** Copies the list. */
    public ClientGroup {
        serves = List.copyOf(serves);
    }

    /** Whether these clients use servers on the computer. */
    public boolean uses(Computer computer) {
        return serves.isEmpty() || serves.contains(computer.id());
    }
}
