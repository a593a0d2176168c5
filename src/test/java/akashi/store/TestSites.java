package akashi.store;

import akashi.core.site.AddressRange;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.ServiceAccount;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.core.site.VmsVersion;
import akashi.core.site.WindowsGeneration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** Sites in which every column holds something, of any size, and the way to store them. */
final class TestSites {

    private static final Instant NOW = TestPortal.NOW;
    private static final Validity VALID = new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(396)));
    private static final KeyInfo RSA = new KeyInfo("RSA", 3072);

    private TestSites() {}

    /** A site of so many recording servers, each encrypted and observed. */
    static SiteData recorders(Site site, int count) {
        List<Computer> computers =
                IntStream.range(0, count).mapToObj(TestSites::recorder).toList();
        Authority root = root();
        List<Certificate> certificates =
                computers.stream().map(computer -> leaf(computer, root)).toList();
        Set<SwitchId> wanted = new HashSet<>();
        computers.forEach(computer -> computer.slots().forEach(slot -> wanted.add(new SwitchId(computer.id(), slot))));
        List<Observation> seen = IntStream.range(0, count)
                .boxed()
                .flatMap(number -> java.util.stream.Stream.of(
                        seen(Fact.IN_EFFECT, computers.get(number), Optional.of(Slot.SERVER), Optional.empty()),
                        seen(Fact.KEY_READABLE, computers.get(number), Optional.of(Slot.STREAMING), Optional.empty()),
                        seen(Fact.CA_TRUSTED, computers.get(number), Optional.empty(), Optional.of(root.id()))))
                .toList();
        return new SiteData(
                site,
                computers,
                List.of(clients(computers)),
                List.of(root),
                certificates,
                wanted,
                seen,
                List.of(change(computers)));
    }

    /** Stores all of a site but its own row. */
    static void store(DSLContext db, SiteData data) {
        UUID siteId = data.site().id();
        new Computers(db, siteId).insertAll(data.computers());
        new ClientGroups(db, siteId).insertAll(data.clientGroups());
        data.authorities().forEach(each -> new Authorities(db, siteId).insert(each, new byte[] {1, 2}, NOW));
        data.certificates().forEach(each -> new Certificates(db, siteId).insert(each, "CN=Root", new byte[] {3}));
        new WantedSwitches(db, siteId).turn(data.wantedOn(), true, NOW);
        new Observations(db, siteId).append(data.latest(), NOW);
        data.changes().forEach(new ChangeSets(db, siteId)::insert);
    }

    static Computer recorder(int number) {
        String name = String.format(Locale.ROOT, "rec-%04d", number);
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName(name)),
                Optional.of(new HostName("example.com")),
                Optional.of(new HostName(name + ".vms.example.com")),
                Optional.of(new HostName(name + ".example.net")),
                List.of(new Computer.Alias(new HostName("old-" + name), Optional.of(LocalDate.of(2027, 6, 1)))),
                List.of(address(number), new IpAddress("fd00:0:0:0:0:0:0:" + Integer.toHexString(number + 1))),
                WindowsGeneration.SERVER_2019,
                1,
                new Presence(Presence.State.IN_SERVICE, NOW, Optional.of(LocalDate.of(2027, 4, 1)), "moved", "admin"),
                "rack \"3\" <b>録画</b> 😀",
                List.of(server(name)));
    }

    static IpAddress address(int number) {
        return new IpAddress("10.1." + number / 250 + "." + (number % 250 + 1));
    }

    private static Server server(String name) {
        return new Server(
                UUID.randomUUID(),
                Role.RECORDING,
                name,
                Optional.of(new ServiceAccount("DOM\\gmsa$")),
                Optional.of(new VmsVersion(2023, 3)),
                Map.of(Slot.STREAMING, 17563));
    }

    static ClientGroup clients(List<Computer> computers) {
        return new ClientGroup(
                UUID.randomUUID(),
                ClientKind.SMART_CLIENT,
                "Control room",
                230,
                Optional.of(new VmsVersion(2018, 3)),
                computers.stream().limit(2).map(Computer::id).toList(),
                "two shifts");
    }

    static Authority root() {
        return new Authority(
                UUID.randomUUID(),
                Authority.Kind.SITE,
                "Harbour root",
                "CN=Root",
                Optional.of(VALID),
                Optional.of(new Thumbprint("AB".repeat(20))),
                "cd".repeat(32),
                RSA,
                "SHA256withRSA",
                new NameConstraints(List.of("example.com", "rec-01"), List.of(AddressRange.parse("10.1.0.0/16")), true),
                Optional.empty(),
                true,
                Authority.Stage.ACTIVE);
    }

    static Certificate leaf(Computer computer, Authority root) {
        String serial = computer.id().toString().replace("-", "");
        return new Certificate(
                UUID.randomUUID(),
                Optional.of(root.id()),
                Optional.of(computer.id()),
                1,
                EnumSet.of(Slot.SERVER, Slot.STREAMING),
                "CN=" + computer.label(),
                List.of(computer.label(), computer.shortLabel()),
                computer.addresses(),
                serial,
                VALID,
                new Thumbprint("00000000" + serial),
                "ef".repeat(32),
                RSA,
                "SHA256withRSA",
                true,
                Certificate.State.ISSUED,
                Optional.empty(),
                true,
                false,
                NOW);
    }

    static Observation seen(Fact fact, Computer about, Optional<Slot> slot, Optional<UUID> authorityId) {
        return new Observation(
                UUID.randomUUID(),
                fact,
                about.id(),
                about.generation(),
                slot,
                authorityId,
                Optional.empty(),
                true,
                1,
                Observation.Source.TOLD,
                NOW,
                "admin",
                "by telephone");
    }

    static ChangeSet change(List<Computer> computers) {
        List<ChangeSet.Turn> turns = computers.stream()
                .map(computer -> new ChangeSet.Turn(computer.id(), Slot.SERVER, true))
                .toList();
        return new ChangeSet(UUID.randomUUID(), 1, ChangeSet.State.PLANNED, turns, "admin", NOW);
    }
}
