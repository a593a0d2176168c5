package akashi.store;

import static akashi.store.tables.Tables.COMPUTER_ADDRESS;
import static akashi.store.tables.Tables.COMPUTER_NAME;
import static akashi.store.tables.Tables.SERVER;
import static akashi.store.tables.Tables.SERVER_PORT;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Ports;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.ServiceAccount;
import akashi.core.site.Slot;
import akashi.store.tables.tables.records.ServerRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What hangs on the computers of one site, read in four statements. */
record ComputerParts(
        Map<UUID, List<Computer.Alias>> aliases,
        Map<UUID, List<IpAddress>> addresses,
        Map<UUID, List<Server>> servers) {

    static ComputerParts read(DSLContext db, UUID siteId) {
        return new ComputerParts(aliases(db, siteId), addresses(db, siteId), servers(db, siteId));
    }

    List<Computer.Alias> aliasesOf(UUID computerId) {
        return aliases.getOrDefault(computerId, List.of());
    }

    List<IpAddress> addressesOf(UUID computerId) {
        return addresses.getOrDefault(computerId, List.of());
    }

    List<Server> serversOf(UUID computerId) {
        return servers.getOrDefault(computerId, List.of());
    }

    private static Map<UUID, List<Computer.Alias>> aliases(DSLContext db, UUID siteId) {
        return db.selectFrom(COMPUTER_NAME)
                .where(COMPUTER_NAME.SITE_ID.eq(siteId))
                .orderBy(COMPUTER_NAME.PLACE)
                .fetchGroups(
                        row -> row.getComputerId(),
                        row -> new Computer.Alias(
                                new HostName(row.getName()), Optional.ofNullable(row.getKeptUntil())));
    }

    private static Map<UUID, List<IpAddress>> addresses(DSLContext db, UUID siteId) {
        return db.selectFrom(COMPUTER_ADDRESS)
                .where(COMPUTER_ADDRESS.SITE_ID.eq(siteId))
                .orderBy(COMPUTER_ADDRESS.PLACE)
                .fetchGroups(row -> row.getComputerId(), row -> new IpAddress(row.getAddress()));
    }

    private static Map<UUID, List<Server>> servers(DSLContext db, UUID siteId) {
        Map<UUID, Ports> ports = ports(db, siteId);
        return db.selectFrom(SERVER)
                .where(SERVER.SITE_ID.eq(siteId))
                .orderBy(SERVER.PLACE)
                .fetchGroups(row -> row.getComputerId(), row -> server(row, ports));
    }

    private static Map<UUID, Ports> ports(DSLContext db, UUID siteId) {
        Map<UUID, Ports> ports = new HashMap<>();
        db.selectFrom(SERVER_PORT)
                .where(SERVER_PORT.SITE_ID.eq(siteId))
                .forEach(row -> ports.merge(
                        row.getServerId(),
                        Ports.USUAL.with(slot(row.getSlot()), row.getPort()),
                        (known, next) -> known.with(slot(row.getSlot()), row.getPort())));
        return ports;
    }

    private static Optional<Slot> slot(String name) {
        return name.equals(Ports.HTTP) ? Optional.empty() : Optional.of(Slot.valueOf(name));
    }

    private static Server server(ServerRecord row, Map<UUID, Ports> ports) {
        return new Server(
                row.getId(),
                Role.valueOf(row.getRole()),
                row.getName(),
                ServiceAccount.parse(row.getAccount()),
                Columns.version(row.getVersion()),
                ports.getOrDefault(row.getId(), Ports.USUAL));
    }
}
