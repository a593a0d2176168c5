package akashi.sandbox;

import akashi.TestPortal;
import akashi.authority.CreateAuthority;
import akashi.certificates.IssueCertificate;
import akashi.core.access.Actor;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Training;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.sites.ImportInventory;
import akashi.sites.Inventory;
import akashi.sites.SiteImport;
import akashi.store.ChangeSets;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import akashi.store.Terms;
import akashi.store.Uploads;
import akashi.store.WantedSwitches;
import akashi.store.tables.DefaultSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** A site of which every computer, authority and group bears a word that stands nowhere else, and what it consists of. */
final class Marked {

    /** What changes by itself: sessions, and the chain of the trail, whose entries do not. */
    private static final Set<String> MOVING = Set.of("session", "audit_chain", "audit_checkpoint");

    /** Nor does a secret change when the portal's data key is a new one and it is sealed under that. */
    private static final Set<String> SEALS =
            Set.of("chain_number", "chain_previous", "chain_hash", "sealed_at", "key_id", "sealed");

    private static final List<String> ROLES = List.of("MANAGEMENT", "RECORDING", "MOBILE");

    private final TestPortal portal;
    final Actor owner;
    final String word;

    Marked(TestPortal portal, Actor owner, String word) {
        this.portal = portal;
        this.owner = owner;
        this.word = word;
    }

    SiteSnapshot site() {
        return portal.site(owner.siteId());
    }

    /** Inventory, plan, authority, certificates, a job and an upload, all of them marked. */
    Marked filled() {
        StringBuilder csv = new StringBuilder("computer,role,domain,count,name\n");
        ROLES.forEach(role ->
                csv.append(word + role.charAt(0)).append("-01,").append(role).append(",lab.example,,\n"));
        csv.append(",SMART_CLIENT,,5,").append(word).append(" desk\n");
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Inventory file = SiteImport.read(bytes, Optional.of(Training.DOMAIN));
        portal.acts().run(owner, new ImportInventory(file, word + ".csv", false, true));
        portal.acts()
                .run(
                        owner,
                        new CreateAuthority(
                                AuthorityName.of(word + " CA"), 15, KeyKind.RSA_2048, NameConstraints.NONE));
        List<Computer> mine = site().active().stream()
                .filter(computer -> computer.label().startsWith(word))
                .toList();
        portal.database().transaction(db -> {
            List<SwitchId> all = mine.stream()
                    .flatMap(c -> c.slots().stream().map(slot -> new SwitchId(c.id(), slot)))
                    .toList();
            new WantedSwitches(db, owner.siteId()).turn(all, true, TestPortal.NOW);
            ChangeSet.Turn turn = new ChangeSet.Turn(mine.get(0).id(), Slot.SERVER, true);
            new ChangeSets(db, owner.siteId())
                    .insert(new ChangeSet(
                            UUID.randomUUID(), 1, ChangeSet.State.PLANNED, List.of(turn), "somebody", TestPortal.NOW));
            new Uploads(db, owner.siteId()).keep("somebody", word + ".csv", bytes, TestPortal.NOW);
            return db.execute("update site set plan_version = plan_version + 1");
        });
        portal.issuing().issue(owner, IssueCertificate.usual(mine.get(0).id()), Terms.NONE);
        UUID job =
                portal.issuing().issueLacking(owner, Terms.NONE, portal.jobs()).orElseThrow();
        while (new StoredJobs(portal.database().db(), owner.siteId())
                .find(job)
                .filter(progress -> progress.state() == JobProgress.State.DONE)
                .isEmpty()) {
            LockSupport.parkNanos(20_000_000);
        }
        return this;
    }

    /** Ids of its things, a few of every table, and the words by which it is asked for. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Table<?> table : tables()) {
            Field<UUID> id = table.field("id", UUID.class);
            if (id != null && !List.of("secret", "session").contains(table.getName())) {
                portal.database()
                        .db()
                        .select(id)
                        .from(table)
                        .where(table.field("site_id", UUID.class).eq(owner.siteId()))
                        .limit(2)
                        .fetch(id)
                        .forEach(found -> ids.add(found.toString()));
            }
        }
        return ids;
    }

    /** Every row of it but the sessions on it, and but what the sealer adds by itself. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Table<?> table : tables()) {
            if (!MOVING.contains(table.getName())) {
                portal.database()
                        .db()
                        .selectFrom(table)
                        .where(table.field("site_id", UUID.class).eq(owner.siteId()))
                        .fetch()
                        .forEach(row -> rows.add(told(table, row)));
            }
        }
        rows.sort(String::compareTo);
        return rows;
    }

    static String told(Table<?> table, Record row) {
        Map<String, Object> values = row.intoMap();
        values.keySet().removeAll(SEALS);
        values.replaceAll(
                (name, value) -> value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        return table.getName() + " " + values;
    }

    /** Every table of a site. */
    static List<Table<?>> tables() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field("site_id") != null)
                .toList();
    }
}
