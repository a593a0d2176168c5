package akashi.core.site;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Clients of one kind that are counted, not listed.
 *
 * @param count how many there are, at least 1
 * @param version the oldest version among them, where known
 * @param serves the computers whose servers they use; empty means all
 * @param networks where their addresses lie, as far as known
 */
public record ClientGroup(
        UUID id,
        ClientKind kind,
        String name,
        int count,
        Optional<VmsVersion> version,
        List<UUID> serves,
        List<AddressRange> networks,
        String notes) {

    /** Copies the lists. */
    public ClientGroup {
        serves = List.copyOf(serves);
        networks = List.copyOf(networks);
    }

    /** Clients of which nobody knows where their addresses lie. */
    public ClientGroup(
            UUID id,
            ClientKind kind,
            String name,
            int count,
            Optional<VmsVersion> version,
            List<UUID> serves,
            String notes) {
        this(id, kind, name, count, version, serves, List.of(), notes);
    }

    /** The narrowest of its networks in which the address lies. */
    public Optional<AddressRange> around(IpAddress address) {
        return networks.stream()
                .filter(network -> network.contains(address))
                .max(Comparator.comparingInt(AddressRange::prefix));
    }

    /** Whether these clients use servers on the computer. */
    public boolean uses(Computer computer) {
        return serves.isEmpty() || serves.contains(computer.id());
    }
}
