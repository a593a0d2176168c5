package akashi.sites;

import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A known computer as a file describes it: what the file has no column for stays. */
final class Merge {

    private final Set<Column> columns;
    private final Set<Role> lists;
    private final boolean partial;
    private final Presence.State back;

    /** @param back what a computer that returns becomes: joining, or at once in service */
    Merge(Inventory file, Presence.State back) {
        this.columns = file.columns();
        this.lists = file.lists();
        this.partial = file.partial();
        this.back = back;
    }

    Computer of(Computer known, Computer said, boolean renamed) {
        boolean keepName = renamed && !known.nameMissing();
        return new Computer(
                known.id(),
                keepName ? known.host() : said.host().or(known::host),
                keepName ? known.domain() : said.host().isPresent() ? said.domain() : known.domain(),
                either(Column.REGISTERED_AS, said.registeredAs(), known.registeredAs()),
                either(Column.PUBLIC_NAME, said.publicName(), known.publicName()),
                aliases(known, said),
                columns.contains(Column.ADDRESSES) && !partial
                                || !said.addresses().isEmpty()
                        ? said.addresses()
                        : known.addresses(),
                columns.contains(Column.WINDOWS) && !partial ? said.windows() : known.windows(),
                known.generation(),
                presence(known.presence(), said),
                columns.contains(Column.NOTES) && !partial ? said.notes() : Draft.lines(known.notes(), said.notes()),
                servers(known, said));
    }

    private <T> Optional<T> either(Column column, Optional<T> said, Optional<T> known) {
        return columns.contains(column) && !partial ? said : said.or(() -> known);
    }

    /** Until when an old name is kept is known here only. */
    private List<Computer.Alias> aliases(Computer known, Computer said) {
        if (!columns.contains(Column.ALIASES) || partial) {
            return known.aliases();
        }
        return said.aliases().stream()
                .map(alias -> known.aliases().stream()
                        .filter(kept -> kept.name().equals(alias.name()))
                        .findFirst()
                        .orElse(alias))
                .toList();
    }

    private Presence presence(Presence known, Computer said) {
        boolean silent = !columns.contains(Column.IN_SERVICE);
        boolean wasActive = known.state() != Presence.State.OUT_OF_SERVICE;
        if (silent || wasActive == said.active()) {
            return known;
        }
        Presence.State state = said.active() ? back : Presence.State.OUT_OF_SERVICE;
        return new Presence(
                state,
                said.presence().since(),
                Optional.empty(),
                "",
                said.presence().by());
    }

    private List<Server> servers(Computer known, Computer said) {
        List<Server> servers = new ArrayList<>();
        for (Server server : said.servers()) {
            Optional<Server> before = known.servers().stream()
                    .filter(s -> s.role() == server.role())
                    .findFirst();
            servers.add(before.map(s -> server(s, server)).orElse(server));
        }
        if (partial) {
            known.servers().stream()
                    .filter(s -> !lists.contains(s.role()))
                    .filter(s -> said.servers().stream().noneMatch(other -> other.role() == s.role()))
                    .forEach(servers::add);
        }
        servers.sort(java.util.Comparator.comparingInt(server -> place(known, server)));
        return servers;
    }

    private static int place(Computer known, Server server) {
        for (int i = 0; i < known.servers().size(); i++) {
            if (known.servers().get(i).role() == server.role()) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private Server server(Server known, Server said) {
        return new Server(
                known.id(),
                said.role(),
                columns.contains(Column.NAME) ? said.name() : known.name(),
                either(Column.SERVICE_ACCOUNT, said.account(), known.account()),
                either(Column.VERSION, said.version(), known.version()),
                columns.contains(Column.PORTS) && !partial
                        ? said.ports()
                        : known.ports().but(said.ports()));
    }
}
