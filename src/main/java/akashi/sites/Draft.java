package akashi.sites;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import akashi.core.site.Server;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What one or several rows say of one computer. */
record Draft(
        long line,
        Optional<HostName> host,
        Optional<HostName> domain,
        Optional<HostName> registeredAs,
        Optional<HostName> publicName,
        List<HostName> aliases,
        List<IpAddress> addresses,
        Optional<WindowsGeneration> windows,
        Optional<Boolean> inService,
        String notes,
        List<Server> servers) {

    /** How the computer is called, or empty where neither a name nor an address could be read. */
    Optional<String> label() {
        return host.map(name -> name.in(domain).value())
                .or(() -> addresses.stream().findFirst().map(IpAddress::value));
    }

    /** This and a further row about the same computer; what contradicts is a problem of the further row. */
    Draft with(Draft next, CsvRow row) {
        Draft merged = new Draft(
                line,
                host,
                domain,
                agree(row, Column.REGISTERED_AS, registeredAs, next.registeredAs),
                agree(row, Column.PUBLIC_NAME, publicName, next.publicName),
                agree(row, Column.ALIASES, aliases, next.aliases),
                agree(row, Column.ADDRESSES, addresses, next.addresses),
                agree(row, Column.WINDOWS, windows, next.windows),
                agree(row, Column.IN_SERVICE, inService, next.inService),
                lines(notes, next.notes),
                servers(next.servers, row));
        return row.bad() ? this : merged;
    }

    private <T> Optional<T> agree(CsvRow row, Column column, Optional<T> known, Optional<T> next) {
        if (known.isPresent() && next.isPresent() && !known.equals(next)) {
            contradiction(row, column);
        }
        return known.or(() -> next);
    }

    private <T> List<T> agree(CsvRow row, Column column, List<T> known, List<T> next) {
        if (!known.isEmpty() && !next.isEmpty() && !Set.copyOf(known).equals(Set.copyOf(next))) {
            contradiction(row, column);
        }
        return known.isEmpty() ? next : known;
    }

    private void contradiction(CsvRow row, Column column) {
        row.problem(column, Message.of("sites.csv.contradicts", label().orElse("?"), line));
    }

    private List<Server> servers(List<Server> next, CsvRow row) {
        List<Server> all = new ArrayList<>(servers);
        for (Server server : next) {
            Optional<Server> known =
                    servers.stream().filter(s -> s.role() == server.role()).findFirst();
            if (known.isEmpty()) {
                all.add(server);
            } else if (same(known.get(), server)) {
                row.warn(Message.of("sites.csv.repeated", label().orElse("?"), line));
            } else {
                contradiction(row, Column.ROLE);
            }
        }
        return all;
    }

    /** Whether two servers differ in their ids at most. */
    static boolean same(Server one, Server other) {
        return one.equals(
                new Server(one.id(), other.role(), other.name(), other.account(), other.version(), other.ports()));
    }

    /** The lines of both texts, each once. */
    static String lines(String one, String other) {
        if (other.isEmpty()) {
            return one;
        }
        Set<String> lines = new LinkedHashSet<>(Arrays.asList(one.split("\n")));
        if (lines.containsAll(Arrays.asList(other.split("\n")))) {
            return one;
        }
        lines.addAll(Arrays.asList(other.split("\n")));
        lines.remove("");
        return String.join("\n", lines);
    }

    /** The computer; whether it joins is decided when it is compared with the site. */
    Computer computer() {
        Presence.State state = inService.orElse(true) ? Presence.State.IN_SERVICE : Presence.State.OUT_OF_SERVICE;
        return new Computer(
                UUID.randomUUID(),
                host,
                domain,
                registeredAs,
                publicName,
                aliases.stream()
                        .map(name -> new Computer.Alias(name, Optional.empty()))
                        .toList(),
                addresses,
                windows.orElse(WindowsGeneration.UNKNOWN),
                1,
                new Presence(state, Instant.EPOCH, Optional.empty(), "", ""),
                notes,
                servers);
    }
}
