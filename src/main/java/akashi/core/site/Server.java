package akashi.core.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A server of the VMS on a computer.
 *
 * @param name as the VMS shows it; the host name where nothing was given
 * @param account who runs the service; empty means NETWORK SERVICE is assumed
 * @param ports what to probe where it differs from the usual
 */
public record Server(
        UUID id, Role role, String name, Optional<ServiceAccount> account, Optional<VmsVersion> version, Ports ports) {

    /** A server with one port for each slot where it differs from the usual. */
    public Server(
            UUID id,
            Role role,
            String name,
            Optional<ServiceAccount> account,
            Optional<VmsVersion> version,
            Map<Slot, Integer> ports) {
        this(id, role, name, account, version, Ports.of(ports));
    }

    /** The account that must be able to read the private key. */
    public ServiceAccount accountOrAssumed() {
        return account.orElse(ServiceAccount.NETWORK_SERVICE);
    }
}
