package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.SiteData;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventoryRepositoriesTest {

    private static final Instant NOW = TestPortal.NOW;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_computer_can_be_replaced_in_all_its_parts(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computers computers = new Computers(portal.database().db(), portal.siteId());
            Computer first = TestSites.recorder(1);
            computers.insert(first);
            Computer other = TestSites.recorder(2);
            Computer changed = new Computer(
                    first.id(),
                    other.host(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    other.addresses(),
                    first.windows(),
                    2,
                    first.presence(),
                    "",
                    other.servers());
            computers.update(changed);
            assertThat(computers.all()).isEqualTo(List.of(changed));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_label_is_taken_once_until_its_computer_retires(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer first = TestSites.recorder(1);
            insert(portal, first);
            Computer twin = TestSites.recorder(1);
            assertThat(rule(() -> insert(portal, twin))).isEqualTo("DUPLICATE");
            portal.database().transaction(db -> {
                new Computers(db, portal.siteId()).update(retired(first));
                return null;
            });
            insert(portal, twin);
            assertThat(new Computers(portal.database().db(), portal.siteId()).all())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_computer_without_trace_can_be_taken_away_and_one_with_a_certificate_cannot(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer plain = TestSites.recorder(1);
            Computer certified = TestSites.recorder(2);
            insert(portal, plain);
            insert(portal, certified);
            DSLContext db = portal.database().db();
            var root = TestSites.root();
            new Authorities(db, portal.siteId()).insert(root, null, NOW);
            new Certificates(db, portal.siteId()).insert(TestSites.leaf(certified, root), "CN=Root", null);
            new WantedSwitches(db, portal.siteId()).turn(new SwitchId(plain.id(), Slot.SERVER), true, NOW);
            new ClientGroups(db, portal.siteId()).insert(TestSites.clients(List.of(plain, certified)));

            delete(portal, plain);
            assertThat(rule(() -> delete(portal, certified))).isEqualTo("IN_USE");
            assertThat(new Computers(db, portal.siteId()).all()).containsExactly(certified);
            assertThat(new ClientGroups(db, portal.siteId()).all().get(0).serves())
                    .containsExactly(certified.id());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_client_group_can_be_changed_and_taken_away(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            ClientGroups groups = new ClientGroups(portal.database().db(), portal.siteId());
            ClientGroup group = TestSites.clients(List.of());
            groups.insert(group);
            ClientGroup changed =
                    new ClientGroup(group.id(), ClientKind.DLNA, "Foyer", 3, Optional.empty(), List.of(), "");
            groups.update(changed);
            assertThat(groups.all()).containsExactly(changed);
            groups.delete(group.id());
            assertThat(groups.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_serial_number_is_taken_once_per_issuer(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer computer = TestSites.recorder(1);
            insert(portal, computer);
            var root = TestSites.root();
            new Authorities(portal.database().db(), portal.siteId()).insert(root, null, NOW);
            Certificate first = TestSites.leaf(computer, root);
            Certificate sameSerial = TestSites.leaf(computer, root);
            addCertificate(portal, first, "CN=Root");
            addCertificate(portal, sameSerial, "CN=Another");
            assertThat(rule(() -> addCertificate(portal, TestSites.leaf(computer, root), "CN=Root")))
                    .isEqualTo("DUPLICATE");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_certificate_goes_through_its_life(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer computer = TestSites.recorder(1);
            insert(portal, computer);
            var root = TestSites.root();
            Certificates certificates = new Certificates(portal.database().db(), portal.siteId());
            new Authorities(portal.database().db(), portal.siteId()).insert(root, new byte[] {7}, NOW);
            Certificate leaf = TestSites.leaf(computer, root);
            certificates.insert(leaf, "CN=Root", null);
            assertThat(certificates.der(leaf.id())).isEmpty();
            certificates.update(leaf, new byte[] {1, 2, 3});
            assertThat(certificates.der(leaf.id())).hasValue(new byte[] {1, 2, 3});
            certificates.keyKept(leaf.id(), false);
            certificates.revoke(leaf.id(), "keyCompromise", NOW);
            assertThat(certificates.all()).singleElement().satisfies(read -> {
                assertThat(read.state()).isEqualTo(Certificate.State.REVOKED);
                assertThat(read.keyKept()).isFalse();
                assertThat(read.dnsNames()).isEqualTo(leaf.dnsNames());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_newest_observation_counts_even_when_an_older_one_arrives_later(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Observations observations = new Observations(portal.database().db(), portal.siteId());
            Computer computer = TestSites.recorder(1);
            Observation first = at(computer, NOW, true);
            Observation late = at(computer, NOW.minusSeconds(60), false);
            Observation sameMoment = at(computer, NOW, false);
            observations.append(List.of(first), NOW);
            observations.append(List.of(late), NOW);
            assertThat(observations.latest()).containsExactly(first);
            observations.append(List.of(late(computer), sameMoment), NOW);
            assertThat(observations.latest()).containsExactly(sameMoment);
            assertThat(observations.of(computer.id(), 10)).hasSize(4).startsWith(sameMoment);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_a_clock_that_was_ahead_left_gives_way(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Observations observations = new Observations(portal.database().db(), portal.siteId());
            Computer computer = TestSites.recorder(1);
            Instant ahead = NOW.plus(Duration.ofDays(400));
            observations.append(List.of(at(computer, ahead, true)), ahead);
            Observation right = at(computer, NOW, false);
            observations.append(List.of(right), NOW);
            assertThat(observations.latest()).containsExactly(right);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_change_set_is_open_until_it_is_done(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer computer = TestSites.recorder(1);
            insert(portal, computer);
            ChangeSets changes = new ChangeSets(portal.database().db(), portal.siteId());
            assertThat(changes.nextNumber()).isEqualTo(1);
            ChangeSet change = TestSites.change(List.of(computer));
            changes.insert(change);
            assertThat(changes.nextNumber()).isEqualTo(2);
            var word = new ChangeSets.Acknowledgement("INSTALLED", "admin", NOW, "seen at the desk");
            changes.acknowledge(change.id(), word);
            assertThat(changes.acknowledgements(change.id())).containsExactly(word);
            changes.become(change.id(), ChangeSet.State.DONE, NOW);
            assertThat(changes.open()).isEmpty();
            assertThat(changes.newest(Integer.MAX_VALUE, 10)).hasSize(1);
            assertThat(changes.find(change.id()).orElseThrow().turns()).isEqualTo(change.turns());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_repository_sees_and_changes_its_own_site_only(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            DSLContext db = portal.database().db();
            SiteData mine = TestSites.recorders(portal.site(portal.siteId()).site(), 2);
            TestSites.store(db, mine);
            UUID other = TestPortal.secondSite(db);
            Computer computer = mine.computers().get(0);
            Certificate certificate = mine.certificates().get(0);

            assertThat(new Snapshots(portal.database()).of(other).data()).satisfies(data -> {
                assertThat(data.computers()).isEmpty();
                assertThat(data.clientGroups()).isEmpty();
                assertThat(data.authorities()).isEmpty();
                assertThat(data.certificates()).isEmpty();
                assertThat(data.wantedOn()).isEmpty();
                assertThat(data.latest()).isEmpty();
                assertThat(data.changes()).isEmpty();
            });
            assertThatThrownBy(() -> new Computers(db, other).update(computer)).isInstanceOf(Fault.NotFound.class);
            assertThatThrownBy(() -> new ClientGroups(db, other)
                            .update(mine.clientGroups().get(0)))
                    .isInstanceOf(Fault.NotFound.class);
            new Computers(db, other).delete(computer.id());
            new WantedSwitches(db, other).forget(computer.id());
            new Certificates(db, other).become(certificate.id(), Certificate.State.REVOKED);
            new ChangeSets(db, other).become(mine.changes().get(0).id(), ChangeSet.State.DONE, NOW);
            assertThat(new Certificates(db, other).der(certificate.id())).isEmpty();
            SiteData after =
                    new Snapshots(portal.database()).of(portal.siteId()).data();
            assertThat(after.computers()).isEqualTo(mine.computers());
            assertThat(after.wantedOn()).isEqualTo(mine.wantedOn());
            assertThat(after.changes()).isEqualTo(mine.changes());
            assertThat(after.certificates()).containsExactlyInAnyOrderElementsOf(mine.certificates());
        }
    }

    private static Observation late(Computer computer) {
        return at(computer, NOW.minusSeconds(30), true);
    }

    private static Observation at(Computer computer, Instant at, boolean value) {
        Observation seen = TestSites.seen(Fact.IN_EFFECT, computer, Optional.of(Slot.SERVER), Optional.empty());
        return new Observation(
                UUID.randomUUID(),
                seen.fact(),
                seen.subjectId(),
                seen.generation(),
                seen.slot(),
                seen.authorityId(),
                seen.certificateId(),
                value,
                seen.count(),
                seen.source(),
                at,
                seen.by(),
                seen.note());
    }

    private static Computer retired(Computer computer) {
        Presence scrapped = new Presence(Presence.State.RETIRED, NOW, Optional.empty(), "scrapped", "admin");
        return computer.but().presence(scrapped).copy();
    }

    private static void insert(TestPortal portal, Computer computer) {
        change(portal, db -> new Computers(db, portal.siteId()).insert(computer));
    }

    private static void delete(TestPortal portal, Computer computer) {
        change(portal, db -> new Computers(db, portal.siteId()).delete(computer.id()));
    }

    private static void addCertificate(TestPortal portal, Certificate certificate, String issuer) {
        change(portal, db -> new Certificates(db, portal.siteId()).insert(certificate, issuer, null));
    }

    private static void change(TestPortal portal, Consumer<DSLContext> work) {
        portal.database().transaction(db -> {
            work.accept(db);
            return null;
        });
    }

    private static String rule(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(Fault.Refused.class, work).refusals().get(0).rule();
    }
}
