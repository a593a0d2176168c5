package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.HostName;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.core.site.WindowsGeneration;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.ChangeSets;
import akashi.store.Computers;
import akashi.store.Observations;
import akashi.store.TestPortal;
import akashi.store.UseCase;
import akashi.store.WantedSwitches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A small site: a management server with the event server on it, recorders, a mobile server, an LPR server. */
final class Harbour implements AutoCloseable {

    final TestPortal portal;
    final Encryption encryption;
    final Authority root = root();

    Harbour(int recorders) {
        List<UseCase<?, ?>> all = new ArrayList<>(Encryption.acts());
        all.add(new Arranging());
        portal = TestPortal.with(all.toArray(UseCase[]::new));
        encryption = new Encryption(portal.database(), portal.snapshots(), portal.clock());
        arrange(context -> {
            Computers computers = new Computers(context.db(), context.siteId());
            computers.insert(computer("mgmt-01", Role.MANAGEMENT, Role.EVENT));
            for (int i = 1; i <= recorders; i++) {
                computers.insert(computer(String.format("rec-%02d", i), Role.RECORDING));
            }
            computers.insert(computer("mob-01", Role.MOBILE));
            computers.insert(computer("lpr-01", Role.LPR));
        });
    }

    /** Something that another part of the portal, or another administrator, does to the site. */
    record Arrange(Consumer<ActContext> what) implements Act<Boolean> {
        @Override
        public String code() {
            return "save-change";
        }

        @Override
        public List<Object> args() {
            return List.of(0, "-", "-");
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }

    private static final class Arranging implements UseCase<Arrange, Boolean> {
        @Override
        public Class<Arrange> act() {
            return Arrange.class;
        }

        @Override
        public Boolean perform(Arrange act, ActContext context) {
            act.what().accept(context);
            context.planChanged();
            return true;
        }
    }

    Harbour arrange(Consumer<ActContext> what) {
        portal.acts().run(portal.admin(), new Arrange(what));
        return this;
    }

    /** Wanted without asking any rule: how a site came to be. */
    Harbour wanted(Slot slot, String... hosts) {
        return arrange(context -> Stream.of(hosts)
                .forEach(host -> new WantedSwitches(context.db(), context.siteId())
                        .turn(new SwitchId(id(host), slot), true, TestPortal.NOW)));
    }

    /** A root, a certificate for every slot of every computer, everything installed, trusted and readable. */
    Harbour prepared() {
        arrange(context -> {
            new Authorities(context.db(), context.siteId()).insert(root, new byte[] {1}, TestPortal.NOW);
            site().computers().forEach(computer -> prepare(computer, context));
        });
        return this;
    }

    private void prepare(Computer computer, ActContext context) {
        Certificate certificate = certificate(computer);
        new Certificates(context.db(), context.siteId()).insert(certificate, "CN=Root", new byte[] {2});
        List<Observation> seen = new ArrayList<>();
        seen.add(observation(Fact.CA_TRUSTED, computer, Optional.empty(), Optional.empty(), true));
        for (Slot slot : computer.slots()) {
            for (Fact fact : List.of(Fact.CERTIFICATE_INSTALLED, Fact.KEY_READABLE)) {
                seen.add(observation(fact, computer, Optional.of(slot), Optional.of(certificate.id()), true));
            }
        }
        new Observations(context.db(), context.siteId()).append(seen, context.now());
    }

    /** Somebody saw that a fact holds, or does not. */
    Harbour observed(Fact fact, String host, Slot slot, boolean value) {
        observeLater(fact, host, slot, value);
        return this;
    }

    private void observeLater(Fact fact, String host, Slot slot, boolean value) {
        portal.acts().run(portal.admin(), new Arrange(context -> {
            Optional<UUID> certificate = site().newestFor(computer(host), slot).map(Certificate::id);
            Optional<Slot> of = fact == Fact.CA_TRUSTED ? Optional.empty() : Optional.of(slot);
            new Observations(context.db(), context.siteId())
                    .append(List.of(observation(fact, computer(host), of, certificate, value)), context.now());
        }));
    }

    private Observation observation(
            Fact fact, Computer computer, Optional<Slot> slot, Optional<UUID> certificate, boolean value) {
        return new Observation(
                UUID.randomUUID(),
                fact,
                computer.id(),
                computer.generation(),
                slot,
                fact == Fact.CA_TRUSTED ? Optional.of(root.id()) : Optional.empty(),
                certificate,
                value,
                0,
                Observation.Source.TOLD,
                TestPortal.NOW.minus(Duration.ofHours(1)),
                "admin",
                "");
    }

    SiteSnapshot site() {
        return portal.site(portal.siteId());
    }

    Computer computer(String host) {
        return site().computerCalled(host).orElseThrow();
    }

    UUID id(String host) {
        return computer(host).id();
    }

    Turn turn(String host, Slot slot, boolean on) {
        return new Turn(id(host), slot, on);
    }

    UUID save(boolean completePair, Turn... turns) {
        return portal.acts().run(portal.admin(), new SaveChange(List.of(turns), completePair));
    }

    ChangeSet change(UUID id) {
        return new ChangeSets(portal.database().db(), portal.siteId()).find(id).orElseThrow();
    }

    boolean wanted(String host, Slot slot) {
        return site().wanted(new SwitchId(id(host), slot));
    }

    Actor another() {
        return new Actor(UUID.randomUUID(), "saito", Access.ADMIN, portal.siteId(), "10.0.0.9");
    }

    @Override
    public void close() {
        portal.close();
    }

    static Computer computer(String host, Role... roles) {
        List<Server> servers = Stream.of(roles)
                .map(role -> new Server(UUID.randomUUID(), role, host, Optional.empty(), Optional.empty(), Map.of()))
                .toList();
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName(host)),
                Optional.of(new HostName("example.com")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                WindowsGeneration.SERVER_2022,
                0,
                Presence.inService(TestPortal.NOW, "admin"),
                "",
                servers);
    }

    private static Authority root() {
        return new Authority(
                UUID.randomUUID(),
                Authority.Kind.SITE,
                "Harbour Root CA",
                "CN=Harbour Root CA",
                Optional.of(new Validity(
                        TestPortal.NOW.minus(Duration.ofDays(1)), TestPortal.NOW.plus(Duration.ofDays(5000)))),
                Optional.of(new Thumbprint("A".repeat(40))),
                "b".repeat(64),
                new KeyInfo("RSA", 3072),
                "SHA256withRSA",
                NameConstraints.NONE,
                Optional.empty(),
                true,
                Authority.Stage.ACTIVE);
    }

    private Certificate certificate(Computer computer) {
        String name = computer.label();
        return new Certificate(
                UUID.randomUUID(),
                Optional.of(root.id()),
                Optional.of(computer.id()),
                computer.generation(),
                Set.copyOf(computer.slots()),
                "CN=" + name,
                List.of(name, computer.shortLabel()),
                List.of(),
                UUID.randomUUID().toString().replace("-", ""),
                new Validity(TestPortal.NOW.minus(Duration.ofDays(1)), TestPortal.NOW.plus(Duration.ofDays(397))),
                new Thumbprint("A1B2C3D4" + UUID.randomUUID().toString().replace("-", "")),
                (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", ""),
                new KeyInfo("RSA", 2048),
                "SHA256withRSA",
                true,
                Certificate.State.ISSUED,
                Optional.empty(),
                true,
                false,
                TestPortal.NOW);
    }
}
