package akashi.core.site;

import akashi.core.site.Observation.Source;
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
import java.util.function.UnaryOperator;

/** Sites in the states that tests speak of: {@code Sites.withRecorders(12).encrypted().snapshot()}. */
public final class Sites {

    public static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    /** The id of the authority that encrypted sites have. */
    public static final UUID ROOT = id("authority root");

    private final List<Computer> computers = new ArrayList<>();
    private final List<ClientGroup> groups = new ArrayList<>();
    private final List<Authority> authorities = new ArrayList<>();
    private final Map<UUID, Certificate> certificates = new java.util.LinkedHashMap<>();
    private final Set<SwitchId> wanted = new HashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<akashi.core.site.ChangeSet> changes = new ArrayList<>();
    private boolean byAddress;

    private Sites() {}

    /** A management server with event and log server, so many recorders, and a group of Smart Clients. */
    public static Sites withRecorders(int count) {
        Sites sites = new Sites();
        sites.computer("mgmt-01", Role.MANAGEMENT, Role.EVENT, Role.LOG);
        for (int i = 1; i <= count; i++) {
            sites.computer("rec-%02d".formatted(i), Role.RECORDING);
        }
        return sites.clients(ClientKind.SMART_CLIENT, 10, "2023 R3");
    }

    public static UUID id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    public Sites computer(String host, Role... roles) {
        List<Server> servers = new ArrayList<>();
        for (Role role : roles) {
            servers.add(
                    new Server(id("server " + host + role), role, host, Optional.empty(), Optional.empty(), Map.of()));
        }
        computers.add(new Computer(
                id("computer " + host),
                Optional.of(new HostName(host)),
                Optional.of(new HostName("site.example")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new IpAddress("10.0.0." + (computers.size() % 250 + 1))),
                WindowsGeneration.SERVER_2022,
                1,
                Presence.inService(NOW.minus(Duration.ofDays(400)), "test"),
                "",
                servers));
        return this;
    }

    public Sites clients(ClientKind kind, int count, String version) {
        groups.add(new ClientGroup(
                id("group " + kind), kind, kind.name(), count, VmsVersion.parse(version), List.of(), ""));
        return this;
    }

    public Sites reachedByAddress() {
        byAddress = true;
        return this;
    }

    public Sites change(String host, UnaryOperator<Computer> change) {
        computers.replaceAll(c -> c.id().equals(id("computer " + host)) ? change.apply(c) : c);
        return this;
    }

    public Sites presence(String host, Presence.State state) {
        Presence presence = new Presence(state, NOW, Optional.empty(), "", "test");
        return change(host, c -> c.but().presence(presence).copy());
    }

    public Sites generation(String host, int generation) {
        return change(host, c -> c.but().generation(generation).copy());
    }

    public Sites wantAll(Slot slot) {
        computers.stream().filter(c -> c.slots().contains(slot)).forEach(c -> wanted.add(new SwitchId(c.id(), slot)));
        return this;
    }

    public Sites want(String host, Slot slot) {
        wanted.add(new SwitchId(id("computer " + host), slot));
        return this;
    }

    public Sites withAuthority() {
        return with(authority(ROOT, "Site CA", Authority.Kind.SITE));
    }

    public Sites withIssuing(NameConstraints constraints) {
        return with(SampleCertificates.issuing(constraints));
    }

    public Sites with(Authority authority) {
        authorities.removeIf(known -> known.id().equals(authority.id()));
        authorities.add(authority);
        return this;
    }

    public static Authority authority(UUID id, String name, Authority.Kind kind) {
        return SampleCertificates.authority(id, name, kind);
    }

    public Sites issueAll() {
        computers.forEach(computer -> issue(computer.shortLabel(), UnaryOperator.identity()));
        return this;
    }

    /** Issues a certificate for all slots of the computer, changed as the test wishes. */
    public Sites issue(String host, UnaryOperator<Certificate> change) {
        Computer computer = byHost(host);
        Certificate certificate = change.apply(SampleCertificates.of(id("certificate " + host), computer, site()));
        certificates.put(certificate.id(), certificate);
        return this;
    }

    /** Everything is told: installed, trusted everywhere, readable, in effect. */
    public Sites encrypted() {
        withAuthority()
                .wantAll(Slot.SERVER)
                .wantAll(Slot.STREAMING)
                .wantAll(Slot.MOBILE)
                .issueAll();
        return told();
    }

    /** Tells every fact of everything that is wanted on. */
    public Sites told() {
        ready();
        wanted.forEach(id -> observe(Fact.IN_EFFECT, id.computerId(), id.slot(), true, Source.TOLD));
        return this;
    }

    /** Tells all that "go" asks for, but no switch is in effect yet. */
    public Sites ready() {
        for (SwitchId id : wanted) {
            observe(Fact.CERTIFICATE_INSTALLED, id.computerId(), id.slot(), true, Source.TOLD);
            observe(Fact.KEY_READABLE, id.computerId(), id.slot(), true, Source.TOLD);
        }
        computers.forEach(computer -> trust(computer.id(), true, 1));
        groups.forEach(group -> trust(group.id(), true, group.count()));
        return this;
    }

    public Sites tell(Fact fact, String host, Slot slot, boolean value) {
        return observe(fact, id("computer " + host), slot, value, Source.TOLD);
    }

    public Sites see(Fact fact, String host, Slot slot, boolean value) {
        return observe(fact, id("computer " + host), slot, value, Source.SEEN);
    }

    public Sites trusted(String host, boolean value) {
        return trust(id("computer " + host), value, 1);
    }

    public Sites trusted(ClientKind kind, int count) {
        return trust(id("group " + kind), count > 0, count);
    }

    public Sites running(akashi.core.site.ChangeSet change) {
        changes.add(change);
        return this;
    }

    public Sites seenTrusting(String host) {
        UUID computer = id("computer " + host);
        add(Fact.CA_TRUSTED, computer, Optional.empty(), Optional.of(ROOT), Optional.empty(), true, 1, Source.RECEIPT);
        return this;
    }

    private Sites trust(UUID subject, boolean value, int count) {
        add(Fact.CA_TRUSTED, subject, Optional.empty(), Optional.of(ROOT), Optional.empty(), value, count, Source.TOLD);
        return this;
    }

    private Sites observe(Fact fact, UUID computerId, Slot slot, boolean value, Source source) {
        Optional<UUID> certificate = certificates.values().stream()
                .filter(c -> c.computerId().equals(Optional.of(computerId))
                        && c.slots().contains(slot))
                .map(Certificate::id)
                .reduce((first, last) -> last);
        add(fact, computerId, Optional.of(slot), Optional.empty(), certificate, value, 1, source);
        return this;
    }

    private void add(
            Fact fact,
            UUID subject,
            Optional<Slot> slot,
            Optional<UUID> authority,
            Optional<UUID> certificate,
            boolean value,
            int count,
            Source source) {
        Instant at = NOW.minusSeconds(3600).plusSeconds(observations.size());
        observations.add(new Observation(
                id("observation " + observations.size()),
                fact,
                subject,
                generationOf(subject),
                slot,
                authority,
                certificate,
                value,
                count,
                source,
                at,
                "test",
                ""));
    }

    private int generationOf(UUID subject) {
        return computers.stream()
                .filter(c -> c.id().equals(subject))
                .map(Computer::generation)
                .findFirst()
                .orElse(0);
    }

    private Computer byHost(String host) {
        return computers.stream()
                .filter(c -> c.id().equals(id("computer " + host)))
                .findFirst()
                .orElseThrow();
    }

    private Site site() {
        return new Site(
                id("site"),
                Site.Kind.REAL,
                "Site",
                Optional.of(new HostName("site.example")),
                Optional.empty(),
                byAddress,
                1,
                1,
                Duration.ofDays(180));
    }

    public SiteSnapshot snapshot() {
        return SiteSnapshot.of(new SiteData(
                site(),
                computers,
                groups,
                authorities,
                List.copyOf(certificates.values()),
                wanted,
                observations,
                changes));
    }
}
