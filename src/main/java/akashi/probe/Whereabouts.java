package akashi.probe;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Sighting.Outcome;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where a computer may be asked: at an address that the inventory has for it, or, where it has none, at the one that its
 * name leads to. A name that leads elsewhere is followed by nobody.
 *
 * @param address where to connect; empty where nobody may be asked
 * @param instead what is told where nobody is asked
 * @param detail which address it was
 * @param byAddress whether the name led nowhere, so that the inventory's address is taken
 */
record Whereabouts(Optional<InetAddress> address, Outcome instead, String detail, boolean byAddress) {

    /** Where nobody has to be found, since nothing leaves the memory. */
    static final Whereabouts IN_MEMORY = new Whereabouts(Optional.empty(), Outcome.NAME_UNKNOWN, "", false);

    /** The name by which the VMS reaches the computer. */
    static Optional<HostName> name(Computer computer) {
        return computer.registeredAs().or(computer::fqdn);
    }

    /** Where the computer is, when its name leads to these addresses. */
    static Whereabouts of(Computer computer, List<InetAddress> resolved) {
        List<InetAddress> listed =
                computer.addresses().stream().map(Whereabouts::inet).toList();
        if (listed.isEmpty()) {
            return resolved.stream()
                    .filter(address -> !reserved(address) && !address.isLoopbackAddress())
                    .findFirst()
                    .map(Whereabouts::at)
                    .orElseGet(() -> nowhere(resolved));
        }
        if (resolved.isEmpty()) {
            return reserved(listed.get(0))
                    ? elsewhere(listed.get(0))
                    : at(listed.get(0), name(computer).isPresent());
        }
        return listed.stream()
                .filter(address -> resolved.contains(address) && !reserved(address))
                .findFirst()
                .map(Whereabouts::at)
                .orElseGet(() -> elsewhere(resolved.get(0)));
    }

    /** Addresses at which no server of a site is. */
    private static boolean reserved(InetAddress address) {
        return !Reachable.is(address);
    }

    private static Whereabouts at(InetAddress address) {
        return at(address, false);
    }

    private static Whereabouts at(InetAddress address, boolean byAddress) {
        return new Whereabouts(Optional.of(address), Outcome.TIMED_OUT, "", byAddress);
    }

    private static Whereabouts nowhere(List<InetAddress> resolved) {
        return resolved.isEmpty()
                ? new Whereabouts(Optional.empty(), Outcome.NAME_UNKNOWN, "", false)
                : elsewhere(resolved.get(0));
    }

    private static Whereabouts elsewhere(InetAddress address) {
        return new Whereabouts(Optional.empty(), Outcome.ELSEWHERE, address.getHostAddress(), false);
    }

    private static InetAddress inet(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.bytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
