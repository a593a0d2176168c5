package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotsTest {

    private final Notices.Post post = new Notices.Post();

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_was_stored_is_read_back_unchanged(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            SiteData stored = TestSites.recorders(portal.site(portal.siteId()).site(), 3);
            TestSites.store(portal.database().db(), stored);
            SiteData read = new Snapshots(portal.database()).of(portal.siteId()).data();

            assertThat(read.site()).isEqualTo(stored.site());
            assertThat(read.computers()).isEqualTo(stored.computers());
            assertThat(read.clientGroups()).isEqualTo(stored.clientGroups());
            assertThat(read.authorities()).isEqualTo(stored.authorities());
            assertThat(read.certificates()).containsExactlyInAnyOrderElementsOf(stored.certificates());
            assertThat(read.wantedOn()).isEqualTo(stored.wantedOn());
            assertThat(new HashSet<>(read.latest())).isEqualTo(new HashSet<>(stored.latest()));
            assertThat(read.changes()).isEqualTo(stored.changes());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_number_of_statements_does_not_grow_with_the_site(Engine engine) {
        assertThat(statementsToRead(engine, 2)).isEqualTo(statementsToRead(engine, 40));
    }

    private static long statementsToRead(Engine engine, int recorders) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            TestSites.store(
                    portal.database().db(),
                    TestSites.recorders(portal.site(portal.siteId()).site(), recorders));
            Snapshots snapshots = new Snapshots(portal.database());
            long before = portal.database().statements();
            snapshots.of(portal.siteId());
            return portal.database().statements() - before;
        }
    }

    @Test
    void a_snapshot_that_still_stands_costs_one_statement_and_is_the_same() {
        try (TestPortal portal = TestPortal.with()) {
            SiteSnapshot first = portal.site(portal.siteId());
            long before = portal.database().statements();
            assertThat(portal.site(portal.siteId())).isSameAs(first);
            assertThat(portal.database().statements() - before).isEqualTo(1);
        }
    }

    @Test
    void another_portal_on_the_same_database_sees_an_act_at_once() {
        try (TestPortal portal = TestPortal.with(post)) {
            Snapshots elsewhere = new Snapshots(portal.database());
            long before = elsewhere.of(portal.siteId()).site().planVersion();
            portal.acts().run(portal.admin(), new Notices.PostNotice("a"));
            assertThat(elsewhere.of(portal.siteId()).site().planVersion()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_site_that_is_not_there_is_not_found() {
        try (TestPortal portal = TestPortal.with()) {
            assertThatThrownBy(() -> portal.snapshots().of(UUID.randomUUID())).isInstanceOf(Fault.NotFound.class);
        }
    }
}
