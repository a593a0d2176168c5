package akashi.sites;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Ports;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.ServiceAccount;
import akashi.core.site.VmsVersion;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.CellText;
import akashi.core.text.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A row about a server on a computer. */
final class ServerRow {

    private final CsvRow row;
    private final Role role;
    private final boolean domainSaid;
    private final Optional<HostName> siteDomain;

    ServerRow(CsvRow row, Role role, boolean domainSaid, Optional<HostName> siteDomain) {
        this.row = row;
        this.role = role;
        this.domainSaid = domainSaid;
        this.siteDomain = siteDomain;
    }

    Draft read() {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        Optional<Naming> naming = naming(addresses);
        addresses.addAll(row.list(Column.ADDRESSES, IpAddress::new));
        return new Draft(
                row.line(),
                naming.map(Naming::host),
                naming.flatMap(Naming::domain),
                row.read(Column.REGISTERED_AS, HostName::new),
                row.read(Column.PUBLIC_NAME, HostName::new),
                row.list(Column.ALIASES, HostName::new),
                List.copyOf(addresses),
                windows(),
                row.read(Column.IN_SERVICE, Words::truth),
                row.notes(),
                List.of(server()));
    }

    private Optional<Naming> naming(Set<IpAddress> addresses) {
        String text = row.raw(Column.COMPUTER);
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isPresent()) {
            addresses.add(address.get());
            row.warn(Message.of("sites.csv.name-missing", address.get().value()));
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return withoutName();
        }
        Optional<HostName> host = row.read(Column.COMPUTER, HostName::new);
        host.filter(HostName::hasUnderscore)
                .ifPresent(name -> row.warn(Message.of("sites.csv.underscore", name.value())));
        Optional<HostName> domain = row.read(Column.DOMAIN, HostName::new);
        return host.map(name -> domainSaid ? Naming.of(name, domain) : Naming.assumed(name, siteDomain));
    }

    private Optional<Naming> withoutName() {
        if (row.raw(Column.ADDRESSES).isEmpty()) {
            row.problem(Column.COMPUTER, Message.of("sites.csv.computer-missing"));
        } else {
            row.warn(Message.of("sites.csv.name-missing", row.raw(Column.ADDRESSES)));
        }
        return Optional.empty();
    }

    private Optional<WindowsGeneration> windows() {
        String text = row.raw(Column.WINDOWS);
        Optional<WindowsGeneration> windows = Words.windows(text);
        if (!text.isEmpty() && windows.isEmpty()) {
            row.warn(Message.of("sites.csv.windows", text));
        }
        return windows;
    }

    private Server server() {
        String name = row.text(Column.NAME);
        if (!row.raw(Column.SERVES).isEmpty() || !row.raw(Column.COUNT).isEmpty()) {
            row.warn(Message.of("sites.csv.only-clients"));
        }
        return new Server(
                UUID.randomUUID(),
                role,
                name.isEmpty() ? row.raw(Column.COMPUTER) : name,
                row.read(Column.SERVICE_ACCOUNT, CellText.read(row.raw(Column.SERVICE_ACCOUNT)), ServiceAccount::new),
                row.read(Column.VERSION, text -> VmsVersion.parse(text).orElseThrow()),
                ports());
    }

    private Ports ports() {
        return Words.ports(row.list(Column.PORTS, Words::port), role, reason -> row.problem(Column.PORTS, reason));
    }
}
