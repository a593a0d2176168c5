package akashi.store;

import static akashi.store.tables.Tables.COMPUTER_ADDRESS;
import static akashi.store.tables.Tables.COMPUTER_NAME;
import static akashi.store.tables.Tables.SERVER;
import static akashi.store.tables.Tables.SERVER_PORT;

import akashi.core.site.Computer;
import akashi.core.site.Server;
import akashi.store.tables.tables.records.ComputerAddressRecord;
import akashi.store.tables.tables.records.ComputerNameRecord;
import akashi.store.tables.tables.records.ServerPortRecord;
import akashi.store.tables.tables.records.ServerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableRecord;

/** Writes what hangs on computers: names, addresses, servers and their ports. */
final class ComputerPartsWriter {

    private final DSLContext db;
    private final UUID siteId;

    ComputerPartsWriter(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    void insert(List<Computer> computers) {
        List<TableRecord<?>> rows = new ArrayList<>();
        computers.forEach(computer -> names(computer, rows));
        computers.forEach(computer -> addresses(computer, rows));
        computers.forEach(computer -> servers(computer, rows));
        computers.forEach(computer -> ports(computer, rows));
        Rows.insert(db, rows);
    }

    void delete(List<UUID> computerIds) {
        db.batched(batch -> computerIds.forEach(id -> {
            DSLContext each = batch.dsl();
            each.deleteFrom(SERVER_PORT)
                    .where(SERVER_PORT.SERVER_ID.in(
                            each.select(SERVER.ID).from(SERVER).where(SERVER.COMPUTER_ID.eq(id))))
                    .and(SERVER_PORT.SITE_ID.eq(siteId))
                    .execute();
            each.deleteFrom(SERVER)
                    .where(SERVER.COMPUTER_ID.eq(id), SERVER.SITE_ID.eq(siteId))
                    .execute();
            each.deleteFrom(COMPUTER_NAME)
                    .where(COMPUTER_NAME.COMPUTER_ID.eq(id), COMPUTER_NAME.SITE_ID.eq(siteId))
                    .execute();
            each.deleteFrom(COMPUTER_ADDRESS)
                    .where(COMPUTER_ADDRESS.COMPUTER_ID.eq(id), COMPUTER_ADDRESS.SITE_ID.eq(siteId))
                    .execute();
        }));
    }

    private void names(Computer computer, List<TableRecord<?>> rows) {
        for (int place = 0; place < computer.aliases().size(); place++) {
            Computer.Alias alias = computer.aliases().get(place);
            rows.add(new ComputerNameRecord(
                    siteId,
                    computer.id(),
                    place,
                    alias.name().value(),
                    alias.until().orElse(null)));
        }
    }

    private void addresses(Computer computer, List<TableRecord<?>> rows) {
        for (int place = 0; place < computer.addresses().size(); place++) {
            rows.add(new ComputerAddressRecord(
                    siteId,
                    computer.id(),
                    place,
                    computer.addresses().get(place).value()));
        }
    }

    private void servers(Computer computer, List<TableRecord<?>> rows) {
        for (int place = 0; place < computer.servers().size(); place++) {
            Server server = computer.servers().get(place);
            rows.add(new ServerRecord(
                    server.id(),
                    siteId,
                    computer.id(),
                    place,
                    server.role().name(),
                    server.name(),
                    server.account().map(account -> account.value()).orElse(null),
                    Columns.text(server.version())));
        }
    }

    private void ports(Computer computer, List<TableRecord<?>> rows) {
        computer.servers()
                .forEach(server -> server.ports()
                        .named()
                        .forEach((slot, ports) -> ports.forEach(
                                port -> rows.add(new ServerPortRecord(siteId, server.id(), slot, port)))));
    }
}
