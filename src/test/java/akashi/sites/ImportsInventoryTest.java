package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import akashi.store.Terms;
import akashi.store.TestPortal;
import akashi.store.WantedSwitches;
import org.junit.jupiter.api.Test;

/** The import as an act: all or nothing, once, and only on the site that was looked at. */
class ImportsInventoryTest {

    private final TestPortal portal = TestPortal.with(new ImportsInventory());
    private final SiteImport importer = new SiteImport(portal.acts(), portal.snapshots(), portal.clock());

    private ImportInventory act(boolean leaveOut, boolean removing, String... lines) {
        return new ImportInventory(Csv.read(lines), "site.csv", leaveOut, removing);
    }

    private SiteSnapshot site() {
        return portal.site(portal.siteId());
    }

    @Test
    void the_sample_site_is_imported_in_one_act() {
        importer.run(portal.admin(), new ImportInventory(SampleSite.inventory(), "s.csv", false, false), Terms.NONE);
        assertThat(site().computers()).hasSize(17);
        assertThat(site().clientGroups()).hasSize(9);
        assertThat(new AuditEntries(portal.database().db(), portal.siteId()).page(AuditQuery.newest(10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.act()).isEqualTo("import-inventory"));
    }

    @Test
    void one_bad_row_refuses_everything_unless_it_is_left_out() {
        String[] file = {"computer,role", "mgmt-01,MANAGEMENT", "rec 01,RECORDING"};
        assertThatThrownBy(() -> importer.run(portal.admin(), act(false, false, file), Terms.NONE))
                .isInstanceOf(Fault.BadInput.class);
        assertThat(site().computers()).isEmpty();
        importer.run(portal.admin(), act(true, false, file), Terms.NONE);
        assertThat(site().computers()).extracting(Computer::shortLabel).containsExactly("mgmt-01");
    }

    @Test
    void a_double_click_imports_once() {
        Terms terms = Terms.NONE.onceFor("form-1");
        String[] file = {"computer,role", "mgmt-01,MANAGEMENT"};
        Object first = importer.run(portal.admin(), act(false, false, file), terms);
        Object second = importer.run(portal.admin(), act(false, false, file), terms);
        assertThat(second).isEqualTo(first);
        assertThat(site().site().planVersion()).isEqualTo(2);
    }

    @Test
    void a_site_that_changed_meanwhile_refuses() {
        Terms seen = Terms.NONE.whilePlanIs(site().site().planVersion());
        importer.run(portal.admin(), act(false, false, "computer,role", "mgmt-01,MANAGEMENT"), seen);
        assertThatThrownBy(() ->
                        importer.run(portal.admin(), act(false, false, "computer,role", "rec-01,RECORDING"), seen))
                .isInstanceOf(Fault.Refused.class);
    }

    @Test
    void what_is_missing_goes_only_when_asked_for() {
        importer.run(
                portal.admin(),
                act(false, false, "computer,role", "mgmt-01,MANAGEMENT", "rec-01,RECORDING", ",DLNA"),
                Terms.NONE);
        String[] smaller = {"computer,role", "mgmt-01,MANAGEMENT"};
        importer.run(portal.admin(), act(false, false, smaller), Terms.NONE);
        assertThat(site().computers()).hasSize(2);
        importer.run(portal.admin(), act(false, true, smaller), Terms.NONE);
        assertThat(site().computers()).hasSize(1);
        assertThat(site().clientGroups()).isEmpty();
    }

    @Test
    void a_new_computer_joins_a_pair_whose_encryption_is_wanted() {
        importer.run(portal.admin(), act(false, false, "computer,role", "mgmt-01,MANAGEMENT"), Terms.NONE);
        Computer management = site().management().orElseThrow();
        WantedSwitches wanted = new WantedSwitches(portal.database().db(), portal.siteId());
        wanted.turn(new SwitchId(management.id(), Slot.SERVER), true, TestPortal.NOW);
        importer.run(portal.admin(), act(false, false, "computer,role,name", "mgmt-01,MANAGEMENT,M"), Terms.NONE);
        importer.run(portal.admin(), act(false, false, "computer,role", "rec-01,RECORDING"), Terms.NONE);
        Computer recorder = site().computers().stream()
                .filter(c -> c.has(Role.RECORDING))
                .findFirst()
                .orElseThrow();
        assertThat(recorder.presence().state()).isEqualTo(Presence.State.JOINING);
        assertThat(wanted.all()).contains(new SwitchId(recorder.id(), Slot.SERVER));
    }

    @Test
    void fifty_thousand_rows_are_stored_in_one_act() {
        Inventory file = SiteImport.read(InventoryReaderTest.many(50_000), Csv.DOMAIN);
        importer.run(portal.admin(), new ImportInventory(file, "many.csv", false, false), Terms.NONE);
        assertThat(site().computers()).hasSize(50_000);
    }
}
