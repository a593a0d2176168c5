package akashi.store;

import static akashi.store.tables.Tables.CLIENT_GROUP;
import static akashi.store.tables.Tables.CLIENT_GROUP_SERVES;

import akashi.core.fault.Fault;
import akashi.core.site.AddressRange;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.store.tables.tables.records.ClientGroupRecord;
import akashi.store.tables.tables.records.ClientGroupServesRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** The client groups of one site. */
public final class ClientGroups {

    private final DSLContext db;
    private final UUID siteId;

    public ClientGroups(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** All groups by kind and name, in two statements. */
    public List<ClientGroup> all() {
        Map<UUID, List<UUID>> serves = db.selectFrom(CLIENT_GROUP_SERVES)
                .where(CLIENT_GROUP_SERVES.SITE_ID.eq(siteId))
                .orderBy(CLIENT_GROUP_SERVES.PLACE)
                .fetchGroups(CLIENT_GROUP_SERVES.GROUP_ID, CLIENT_GROUP_SERVES.COMPUTER_ID);
        return db.selectFrom(CLIENT_GROUP)
                .where(CLIENT_GROUP.SITE_ID.eq(siteId))
                .orderBy(CLIENT_GROUP.KIND, CLIENT_GROUP.NAME, CLIENT_GROUP.ID)
                .fetch(row -> group(row, serves.getOrDefault(row.getId(), List.of())));
    }

    /** Adds a group. */
    public void insert(ClientGroup group) {
        insertAll(List.of(group));
    }

    /** Adds many groups in two statements. */
    public void insertAll(List<ClientGroup> groups) {
        Rows.insert(db, groups.stream().map(this::row).toList());
        Rows.insert(db, groups.stream().flatMap(group -> serves(group).stream()).toList());
    }

    /** Replaces all that is known of a group. */
    public void update(ClientGroup group) {
        int found = db.update(CLIENT_GROUP)
                .set(row(group))
                .where(CLIENT_GROUP.ID.eq(group.id()), CLIENT_GROUP.SITE_ID.eq(siteId))
                .execute();
        if (found == 0) {
            throw new Fault.NotFound("client group " + group.id());
        }
        deleteServes(group.id());
        Rows.insert(db, serves(group));
    }

    /** Takes a group away; what was observed of it stays. */
    public void delete(UUID id) {
        deleteServes(id);
        db.deleteFrom(CLIENT_GROUP)
                .where(CLIENT_GROUP.ID.eq(id), CLIENT_GROUP.SITE_ID.eq(siteId))
                .execute();
    }

    /** Takes a computer out of every group that names it. */
    void forget(UUID computerId) {
        db.deleteFrom(CLIENT_GROUP_SERVES)
                .where(CLIENT_GROUP_SERVES.COMPUTER_ID.eq(computerId), CLIENT_GROUP_SERVES.SITE_ID.eq(siteId))
                .execute();
    }

    private void deleteServes(UUID id) {
        db.deleteFrom(CLIENT_GROUP_SERVES)
                .where(CLIENT_GROUP_SERVES.GROUP_ID.eq(id), CLIENT_GROUP_SERVES.SITE_ID.eq(siteId))
                .execute();
    }

    private ClientGroupRecord row(ClientGroup group) {
        ClientGroupRecord row = db.newRecord(CLIENT_GROUP);
        row.setId(group.id());
        row.setSiteId(siteId);
        row.setKind(group.kind().name());
        row.setName(group.name());
        row.setClientCount(group.count());
        row.setVersion(Columns.text(group.version()));
        row.setNetworks(Columns.words(group.networks()));
        row.setNotes(group.notes());
        return row;
    }

    private List<ClientGroupServesRecord> serves(ClientGroup group) {
        List<ClientGroupServesRecord> rows = new ArrayList<>();
        for (UUID computerId : group.serves()) {
            rows.add(new ClientGroupServesRecord(siteId, group.id(), computerId, rows.size()));
        }
        return rows;
    }

    private static ClientGroup group(ClientGroupRecord row, List<UUID> serves) {
        return new ClientGroup(
                row.getId(),
                ClientKind.valueOf(row.getKind()),
                row.getName(),
                row.getClientCount(),
                Columns.version(row.getVersion()),
                serves,
                Columns.words(row.getNetworks(), AddressRange::parse),
                row.getNotes());
    }
}
