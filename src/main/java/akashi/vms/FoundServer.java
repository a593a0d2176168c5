package akashi.vms;

import akashi.core.site.Role;
import akashi.core.site.Slot;
import java.util.Map;
import java.util.Optional;

/**
 * A server that the VMS told of, in the words of the inventory file.
 *
 * @param computer a host name, a full name or an address; empty where the VMS told none
 * @param streamsEncrypted what the scheme of its web address says, for those that stream
 */
record FoundServer(
        String computer,
        Role role,
        String name,
        String registeredAs,
        String publicName,
        String account,
        String version,
        Map<Slot, Integer> ports,
        boolean enabled,
        Optional<Boolean> streamsEncrypted) {

    boolean streams() {
        return role == Role.RECORDING || role == Role.FAILOVER_RECORDING;
    }

    FoundServer on(String otherComputer) {
        return new FoundServer(
                otherComputer,
                role,
                name,
                registeredAs,
                publicName,
                account,
                version,
                ports,
                enabled,
                streamsEncrypted);
    }
}
