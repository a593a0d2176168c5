package akashi.training;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.HostName;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.core.site.VmsVersion;
import akashi.core.site.WindowsGeneration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A site to learn on, in memory only: a computer for every server role, a client group of every kind, one CA, and every
 * link encrypted as recorded by a person. The same instant gives the same site.
 */
public final class ModelSite {

    private static final HostName DOMAIN = new HostName("model.example");
    private static final KeyInfo RSA = new KeyInfo("RSA", 2048);
    private static final VmsVersion VERSION = new VmsVersion(2023, 3);
    private static final UUID ROOT = id("root");

    private final Instant now;
    private final List<Computer> computers = new ArrayList<>();
    private final List<ClientGroup> groups = new ArrayList<>();

    private ModelSite(Instant now) {
        this.now = now;
    }

    /** The site with so many recording servers, as of the instant. */
    public static SiteData with(int recorders, Instant now) {
        ModelSite model = new ModelSite(now);
        model.computer("mgmt-01", Role.MANAGEMENT, Role.EVENT);
        IntStream.rangeClosed(1, recorders).forEach(i -> model.computer("rec-%02d".formatted(i), Role.RECORDING));
        model.computer("fo-01", Role.FAILOVER_RECORDING);
        model.computer("log-01", Role.LOG);
        model.computer("lpr-01", Role.LPR);
        model.computer("mob-01", Role.MOBILE);
        for (ClientKind kind : ClientKind.values()) {
            model.group(kind, 2 + 4 * (ClientKind.values().length - kind.ordinal()));
        }
        return model.data();
    }

    private void computer(String name, Role... roles) {
        List<Server> servers = new ArrayList<>();
        for (Role role : roles) {
            servers.add(new Server(id(name + role), role, name, Optional.empty(), Optional.of(VERSION), Map.of()));
        }
        computers.add(new Computer(
                id(name),
                Optional.of(new HostName(name)),
                Optional.of(DOMAIN),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                WindowsGeneration.SERVER_2022,
                1,
                Presence.inService(now.minus(Duration.ofDays(400)), "model"),
                "",
                servers));
    }

    private void group(ClientKind kind, int count) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        groups.add(new ClientGroup(id(name), kind, name, count, Optional.of(VERSION), List.of(), ""));
    }

    private SiteData data() {
        Set<SwitchId> wanted = new HashSet<>();
        List<Certificate> certificates = new ArrayList<>();
        List<Observation> told = new ArrayList<>();
        for (Computer computer : computers) {
            certificates.add(certificate(computer));
            told.add(told(Fact.CA_TRUSTED, computer.id(), null, 1));
            for (Slot slot : computer.slots()) {
                wanted.add(new SwitchId(computer.id(), slot));
                told.add(told(Fact.CERTIFICATE_INSTALLED, computer.id(), slot, 1));
                told.add(told(Fact.KEY_READABLE, computer.id(), slot, 1));
                told.add(told(Fact.IN_EFFECT, computer.id(), slot, 1));
            }
        }
        groups.forEach(group -> told.add(told(Fact.CA_TRUSTED, group.id(), null, group.count())));
        Site site = new Site(
                id("site"),
                Site.Kind.SANDBOX,
                "Model",
                Optional.of(DOMAIN),
                Optional.of(VERSION),
                false,
                1,
                1,
                Duration.ofDays(90));
        return new SiteData(site, computers, groups, List.of(root()), certificates, wanted, told, List.of());
    }

    private Authority root() {
        Validity life = new Validity(now.minus(Duration.ofDays(100)), now.plus(Duration.ofDays(15 * 365)));
        return new Authority(
                ROOT,
                Authority.Kind.SITE,
                "Model CA",
                "CN=Model CA",
                Optional.of(life),
                Optional.of(thumbprint("root")),
                "",
                RSA,
                "SHA256withRSA",
                NameConstraints.NONE,
                Optional.empty(),
                true,
                Authority.Stage.ACTIVE);
    }

    private Certificate certificate(Computer computer) {
        String name = computer.label();
        Instant from = now.minus(Duration.ofDays(5));
        return new Certificate(
                id(name + "certificate"),
                Optional.of(ROOT),
                Optional.of(computer.id()),
                computer.generation(),
                computer.slots(),
                "CN=" + name,
                List.of(name, computer.shortLabel()),
                List.of(),
                "01",
                new Validity(from, from.plus(Duration.ofDays(397))),
                thumbprint(name),
                sha256(name),
                RSA,
                "SHA256withRSA",
                true,
                Certificate.State.ISSUED,
                Optional.empty(),
                false,
                false,
                from);
    }

    private Observation told(Fact fact, UUID subject, Slot slot, int count) {
        boolean trust = fact == Fact.CA_TRUSTED;
        boolean ofCertificate = fact == Fact.CERTIFICATE_INSTALLED || fact == Fact.KEY_READABLE;
        Optional<UUID> certificate = computers.stream()
                .filter(c -> ofCertificate && c.id().equals(subject))
                .map(c -> id(c.label() + "certificate"))
                .findFirst();
        return new Observation(
                id("" + fact + subject + slot),
                fact,
                subject,
                1,
                Optional.ofNullable(slot),
                trust ? Optional.of(ROOT) : Optional.empty(),
                certificate,
                true,
                count,
                Observation.Source.TOLD,
                now.minus(Duration.ofDays(3)),
                "admin",
                "");
    }

    private static Thumbprint thumbprint(String name) {
        return new Thumbprint(id(name).toString().replace("-", "") + "00000000");
    }

    /** Each certificate has its own, by which it is known again where it is shown. */
    private static String sha256(String name) {
        return (id(name + " one") + "" + id(name + " two")).replace("-", "");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("model " + name).getBytes(StandardCharsets.UTF_8));
    }
}
