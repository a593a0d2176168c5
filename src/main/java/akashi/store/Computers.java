package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.CHANGE_TURN;
import static akashi.store.tables.Tables.COMPUTER;
import static akashi.store.tables.Tables.RECEIPT;

import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.WindowsGeneration;
import akashi.store.tables.tables.records.ComputerRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The computers of one site with their names, addresses and servers. A label can be taken once among the computers that
 * are not retired; a second one is refused as DUPLICATE.
 */
public final class Computers {

    private final DSLContext db;
    private final UUID siteId;

    public Computers(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** All computers, retired ones too, by label; five statements however many there are. */
    public List<Computer> all() {
        ComputerParts parts = ComputerParts.read(db, siteId);
        return db.selectFrom(COMPUTER)
                .where(COMPUTER.SITE_ID.eq(siteId))
                .orderBy(COMPUTER.LABEL_KEY)
                .fetch(row -> computer(row, parts));
    }

    /** Adds a computer. */
    public void insert(Computer computer) {
        insertAll(List.of(computer));
    }

    /** Adds many computers in a few statements for every thousand, so that their rows never lie in memory all at once. */
    public void insertAll(List<Computer> computers) {
        for (int from = 0; from < computers.size(); from += Rows.AT_ONCE) {
            List<Computer> some = computers.subList(from, Math.min(computers.size(), from + Rows.AT_ONCE));
            Rows.insert(db, some.stream().map(this::row).toList());
            new ComputerPartsWriter(db, siteId).insert(some);
        }
    }

    /** Replaces all that is known of a computer. */
    public void update(Computer computer) {
        updateAll(List.of(computer));
    }

    /** Replaces all that is known of many computers. */
    public void updateAll(List<Computer> computers) {
        computers.forEach(this::updateRow);
        ComputerPartsWriter parts = new ComputerPartsWriter(db, siteId);
        parts.delete(computers.stream().map(Computer::id).toList());
        parts.insert(computers);
    }

    private void updateRow(Computer computer) {
        int found = db.update(COMPUTER)
                .set(row(computer))
                .where(COMPUTER.ID.eq(computer.id()), COMPUTER.SITE_ID.eq(siteId))
                .execute();
        if (found == 0) {
            throw new Fault.NotFound("computer " + computer.id());
        }
    }

    /** Takes away a computer that left no trace; one with certificates or change sets is refused as IN_USE. */
    public void delete(UUID id) {
        new ComputerPartsWriter(db, siteId).delete(List.of(id));
        new WantedSwitches(db, siteId).forget(id);
        new ClientGroups(db, siteId).forget(id);
        db.deleteFrom(COMPUTER)
                .where(COMPUTER.ID.eq(id), COMPUTER.SITE_ID.eq(siteId))
                .execute();
    }

    /** The computers that left a trace, in certificates, change sets or receipts: they are retired, never deleted. */
    public Set<UUID> traced() {
        return new HashSet<>(db.select(CERTIFICATE.COMPUTER_ID)
                .from(CERTIFICATE)
                .where(CERTIFICATE.SITE_ID.eq(siteId), CERTIFICATE.COMPUTER_ID.isNotNull())
                .union(db.select(CHANGE_TURN.COMPUTER_ID).from(CHANGE_TURN).where(CHANGE_TURN.SITE_ID.eq(siteId)))
                .union(db.select(RECEIPT.COMPUTER_ID)
                        .from(RECEIPT)
                        .where(RECEIPT.SITE_ID.eq(siteId), RECEIPT.COMPUTER_ID.isNotNull()))
                .fetch(row -> row.value1()));
    }

    private ComputerRecord row(Computer computer) {
        ComputerRecord row = db.newRecord(COMPUTER);
        row.setId(computer.id());
        row.setSiteId(siteId);
        row.setHostName(Columns.text(computer.host()));
        row.setDomain(Columns.text(computer.domain()));
        row.setRegisteredAs(Columns.text(computer.registeredAs()));
        row.setPublicName(Columns.text(computer.publicName()));
        row.setWindows(computer.windows().name());
        row.setGeneration(computer.generation());
        row.setNotes(computer.notes());
        row.setLabelKey(labelKey(computer));
        presence(row, computer.presence());
        return row;
    }

    private static void presence(ComputerRecord row, Presence presence) {
        row.setPresence(presence.state().name());
        row.setPresenceSince(presence.since());
        row.setPresenceUntil(presence.until().orElse(null));
        row.setPresenceWhy(presence.why());
        row.setPresenceBy(presence.by());
    }

    private static String labelKey(Computer computer) {
        boolean free = computer.presence().state() == Presence.State.RETIRED
                || computer.nameMissing() && computer.addresses().isEmpty();
        return free ? computer.id().toString() : computer.label();
    }

    private static Computer computer(ComputerRecord row, ComputerParts parts) {
        UUID id = row.getId();
        return new Computer(
                id,
                Columns.host(row.getHostName()),
                Columns.host(row.getDomain()),
                Columns.host(row.getRegisteredAs()),
                Columns.host(row.getPublicName()),
                parts.aliasesOf(id),
                parts.addressesOf(id),
                WindowsGeneration.valueOf(row.getWindows()),
                row.getGeneration(),
                new Presence(
                        Presence.State.valueOf(row.getPresence()),
                        row.getPresenceSince(),
                        Optional.ofNullable(row.getPresenceUntil()),
                        row.getPresenceWhy(),
                        row.getPresenceBy()),
                row.getNotes(),
                parts.serversOf(id));
    }
}
