package akashi.core.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A site at one moment: immutable, indexed once, asked by every rule and every page. Two snapshots with the same plan
 * and evidence versions are equal in all they answer.
 */
public final class SiteSnapshot {

    private final SiteData data;
    private final Map<UUID, Computer> computers;
    private final Map<UUID, Authority> authorities;
    private final CertificateIndex certificates;
    private final Map<PlanFact<?>, Object> ofPlan;
    private final Evidence evidence;
    private final Sightings sightings;
    private final List<Computer> active;
    private final List<Computer> pair;
    private final Set<SwitchId> turning;

    private SiteSnapshot(SiteData data) {
        this.data = data;
        computers = index(data.computers(), Computer::id);
        authorities = index(data.authorities(), Authority::id);
        certificates = CertificateIndex.of(data.certificates());
        ofPlan = new ConcurrentHashMap<>();
        sightings = new Sightings(data.sightings(), data.computers(), data.certificates());
        evidence = new Evidence(data, sightings, certificates.byId());
        active = data.computers().stream().filter(Computer::active).toList();
        pair = active.stream()
                .filter(c -> c.inService() && !c.servers().isEmpty())
                .toList();
        turning = runningTurns(data.changes());
    }

    /** Takes over everything but the certificates. */
    private SiteSnapshot(SiteSnapshot before, SiteData after, List<Certificate> changed) {
        data = after;
        computers = before.computers;
        authorities = before.authorities;
        certificates = before.certificates.with(changed);
        ofPlan = before.ofPlan;
        evidence = before.evidence;
        sightings = before.sightings;
        active = before.active;
        pair = before.pair;
        turning = before.turning;
    }

    /** The same site with some certificates changed or added, and its own row read again. */
    public SiteSnapshot with(Site site, List<Certificate> changed) {
        Map<UUID, Certificate> left = new LinkedHashMap<>();
        changed.forEach(certificate -> left.put(certificate.id(), certificate));
        List<Certificate> all = new ArrayList<>(data.certificates().size() + changed.size());
        for (Certificate old : data.certificates()) {
            Certificate now = left.remove(old.id());
            all.add(now == null ? old : now);
        }
        all.addAll(left.values());
        SiteData after = data.with(site, all);
        return changed.stream().anyMatch(this::seen) ? new SiteSnapshot(after) : new SiteSnapshot(this, after, changed);
    }

    /** Whether what is known of the certificate says anything of what was seen. */
    private boolean seen(Certificate certificate) {
        boolean known = certificates.byId().containsKey(certificate.id());
        return known && certificate.computerId().filter(sightings::saw).isPresent() || sightings.show(certificate);
    }

    /** A snapshot of what was read. */
    public static SiteSnapshot of(SiteData data) {
        return new SiteSnapshot(data);
    }

    private static <T> Map<UUID, T> index(Collection<T> things, Function<T, UUID> id) {
        return things.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }

    private static Set<SwitchId> runningTurns(List<ChangeSet> changes) {
        Set<SwitchId> turning = new HashSet<>();
        changes.stream()
                .filter(ChangeSet::running)
                .flatMap(change -> change.turns().stream())
                .forEach(turn -> turning.add(new SwitchId(turn.computerId(), turn.slot())));
        return turning;
    }

    /** What the snapshot was made from, to make a changed one. */
    public SiteData data() {
        return data;
    }

    /** A fact of inventory and plan, worked out when it is first asked for. */
    @SuppressWarnings("unchecked")
    public <T> T ofPlan(PlanFact<T> fact) {
        return (T) ofPlan.computeIfAbsent(fact, any -> fact.workedOut(this));
    }

    public Site site() {
        return data.site();
    }

    /** The evidence about this site. */
    public Evidence evidence() {
        return evidence;
    }

    /** What the ports of this site answered last. */
    public Sightings sightings() {
        return sightings;
    }

    /** All computers, retired ones too. */
    public List<Computer> computers() {
        return data.computers();
    }

    /** Computers in service or joining. */
    public List<Computer> active() {
        return active;
    }

    /**
     * The computers whose SERVER switch must be equal: every computer in service that carries a server, since each is
     * the management server's, a recorder's or a Data Collector's (B3 C1 D3).
     */
    public List<Computer> pair() {
        return pair;
    }

    public List<ClientGroup> clientGroups() {
        return data.clientGroups();
    }

    public List<Authority> authorities() {
        return data.authorities();
    }

    public List<Certificate> certificates() {
        return data.certificates();
    }

    public List<ChangeSet> changes() {
        return data.changes();
    }

    /** The computer of the management server, where one is in the inventory and active. */
    public Optional<Computer> management() {
        return active.stream().filter(computer -> computer.has(Role.MANAGEMENT)).findFirst();
    }

    public Optional<Computer> computer(UUID id) {
        return Optional.ofNullable(computers.get(id));
    }

    /** The active or resting computer that is called so: by label, full name, short name or alias. */
    public Optional<Computer> computerCalled(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Computer> present = data.computers().stream()
                .filter(c -> c.presence().state() != Presence.State.RETIRED)
                .toList();
        return present.stream()
                .filter(c -> c.label().equals(wanted))
                .findFirst()
                .or(() -> present.stream().filter(c -> isAlsoCalled(c, wanted)).findFirst());
    }

    private static boolean isAlsoCalled(Computer computer, String name) {
        return computer.shortLabel().equals(name)
                || computer.registeredAs()
                        .filter(host -> host.value().equals(name))
                        .isPresent()
                || computer.aliases().stream()
                        .anyMatch(alias -> alias.name().value().equals(name));
    }

    public Optional<Authority> authority(UUID id) {
        return Optional.ofNullable(authorities.get(id));
    }

    public Optional<Certificate> certificate(UUID id) {
        return Optional.ofNullable(certificates.byId().get(id));
    }

    /** Every certificate for the computer, in no order. */
    public List<Certificate> certificatesOf(Computer computer) {
        return certificates.byComputer().getOrDefault(computer.id(), List.of());
    }

    /** Whether the switch is wanted on. */
    public boolean wanted(SwitchId id) {
        return data.wantedOn().contains(id);
    }

    /** Whether a running change set is turning the switch, so that a difference is expected. */
    public boolean turning(SwitchId id) {
        return turning.contains(id);
    }

    /** The open change set that turns the switch. */
    public Optional<ChangeSet> changeOf(SwitchId id) {
        return data.changes().stream()
                .filter(change -> change.turns().stream()
                        .anyMatch(turn -> turn.computerId().equals(id.computerId()) && turn.slot() == id.slot()))
                .findFirst();
    }

    /** The slots of the computer that are wanted on. */
    public Set<Slot> wantedSlots(Computer computer) {
        return computer.slots().stream()
                .filter(slot -> wanted(new SwitchId(computer.id(), slot)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The newest usable certificate that was made for the slot of the computer as it is now. */
    public Optional<Certificate> newestFor(Computer computer, Slot slot) {
        return certificatesOf(computer).stream()
                .filter(c -> c.usable()
                        && c.generation() == computer.generation()
                        && c.slots().contains(slot))
                .max(Comparator.<Certificate, Boolean>comparing(c -> c.state() == Certificate.State.ISSUED)
                        .thenComparing(Certificate::issuedAt)
                        .thenComparing(c -> c.validity().notBefore())
                        .thenComparing(Certificate::id));
    }

    /** The certificate that evidence says is in the slot, else the newest made for it. */
    public Optional<Certificate> certificateIn(Computer computer, Slot slot) {
        return evidence.about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                .filter(Observation::value)
                .flatMap(Observation::certificateId)
                .flatMap(this::certificate)
                .or(() -> newestFor(computer, slot));
    }

    /** The usable certificates in these slots of a computer, each once. */
    public List<Certificate> serving(Computer computer, Set<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> certificateIn(computer, slot).stream())
                .filter(Certificate::usable)
                .distinct()
                .toList();
    }

    /** The compulsory names and addresses that a certificate of the computer lacks, as text. */
    public List<String> missingNames(Computer computer, Certificate certificate, Instant now) {
        RequiredNames required = RequiredNames.of(computer, site(), now);
        return rootOf(certificate)
                .map(root -> required.in(certificate.slots(), root.kind()))
                .orElse(required)
                .missingFrom(certificate);
    }

    /** The root that verifiers must hold to trust the certificate; empty where its issuer is not known. */
    public Optional<Authority> rootOf(Certificate certificate) {
        return certificate.authorityId().flatMap(this::authority).flatMap(this::rootOf);
    }

    /** The root above an authority, itself when it is one. */
    public Optional<Authority> rootOf(Authority authority) {
        Authority current = authority;
        for (int depth = 0; depth < 10; depth++) {
            if (current.isRoot()) {
                return Optional.of(current);
            }
            Optional<Authority> parent = authority(current.parentId().get());
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            current = parent.get();
        }
        return Optional.empty();
    }

    /** The authority that would sign the next certificate: the newest that holds its key and is not retired. */
    public Optional<Authority> issuer() {
        return data.authorities().stream()
                .filter(Authority::signs)
                .max(Comparator.<Authority, Boolean>comparing(a -> !a.isRoot())
                        .thenComparing(
                                a -> a.validity().map(Validity::notBefore).orElse(Instant.MIN)));
    }
}
