package akashi.core.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A computer of the site with the servers that run on it. One certificate of a computer serves all its slots.
 *
 * @param host its Windows name, without or with domain; empty while only an address is known
 * @param domain the domain it is a member of; empty in a workgroup
 * @param registeredAs the name under which the VMS registered it, where that is not its full name
 * @param publicName the name by which it is reached from outside
 * @param addresses its addresses, the one to probe first
 * @param generation rises when the hardware is replaced: evidence of an older generation is void
 */
public record Computer(
        UUID id,
        Optional<HostName> host,
        Optional<HostName> domain,
        Optional<HostName> registeredAs,
        Optional<HostName> publicName,
        List<Alias> aliases,
        List<IpAddress> addresses,
        WindowsGeneration windows,
        int generation,
        Presence presence,
        String notes,
        List<Server> servers) {

    /** Another name of the computer, and until when an old name is kept. */
    public record Alias(HostName name, Optional<LocalDate> until) {

        /** Whether the name still counts: an old one does to the end of its last day (UTC). */
        public boolean keptAt(Instant instant) {
            LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
            return until.filter(day::isAfter).isEmpty();
        }
    }

    /** Copies the lists. */
    public Computer {
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
        servers = List.copyOf(servers);
    }

    /** One that differs in what is named. */
    public ComputerCopy but() {
        return new ComputerCopy(this);
    }

    /** The full name: the host name inside its domain. */
    public Optional<HostName> fqdn() {
        return host.map(name -> name.in(domain));
    }

    /** How the portal calls the computer: its full name, or its first address while it has none. */
    public String label() {
        // Put together as text: every rule asks for it, and both halves are checked already.
        return host.map(name -> name.isShort() && domain.isPresent() ? name + "." + domain.get() : name.value())
                .orElseGet(() -> addresses.isEmpty() ? "?" : addresses.get(0).value());
    }

    /** The short form for tight places: the host name without its domain. */
    public String shortLabel() {
        return host.map(HostName::shortName).orElseGet(this::label);
    }

    /** Whether a name is still missing, so that no certificate can be made. */
    public boolean nameMissing() {
        return host.isEmpty();
    }

    /** Whether a server with this role runs here. */
    public boolean has(Role role) {
        return servers.stream().anyMatch(server -> server.role() == role);
    }

    /** Whether streams can be taken from a server here. */
    public boolean records() {
        return servers.stream().anyMatch(server -> server.role().records());
    }

    /** The slots that the Server Configurator offers here. */
    public Set<Slot> slots() {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        servers.forEach(server -> slots.addAll(server.role().slots()));
        return slots;
    }

    /** Whether it counts in every rule. */
    public boolean inService() {
        return presence.state() == Presence.State.IN_SERVICE;
    }

    /** Whether it is on its way into the site. */
    public boolean joining() {
        return presence.state() == Presence.State.JOINING;
    }

    /** Whether it takes part at all: in service or joining. */
    public boolean active() {
        return inService() || joining();
    }
}
