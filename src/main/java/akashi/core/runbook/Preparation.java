package akashi.core.runbook;

import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What goes before a switch or a renewal: certificates issued, installed, their keys readable, their CA trusted. */
final class Preparation {

    private static final String IMPORT =
            "powershell.exe -NoProfile -ExecutionPolicy Bypass -File .\\install.ps1 -Import";
    private static final String TRUST = "powershell.exe -NoProfile -ExecutionPolicy Bypass -File .\\install-ca.ps1";
    static final String APPLY = "powershell.exe -NoProfile -ExecutionPolicy Bypass -File .\\install.ps1 -Apply";

    private final SiteSnapshot site;
    private final Proofs proofs;
    private final Instant now;

    Preparation(SiteSnapshot site, Proofs proofs, Instant now) {
        this.site = site;
        this.proofs = proofs;
        this.now = now;
    }

    /** The slots of each computer that the turns concern, in the order of the inventory. */
    Map<Computer, Set<Slot>> slots(Collection<Turn> turns) {
        Map<UUID, Set<Slot>> byId = new LinkedHashMap<>();
        turns.forEach(turn -> byId.computeIfAbsent(turn.computerId(), id -> EnumSet.noneOf(Slot.class))
                .add(turn.slot()));
        Map<Computer, Set<Slot>> slots = new LinkedHashMap<>();
        site.active().stream()
                .filter(computer -> byId.containsKey(computer.id()))
                .forEach(computer -> slots.put(computer, byId.get(computer.id())));
        return slots;
    }

    /** A CA that can sign. */
    Work authority() {
        return Work.of(Task.inPortal(Deed.MAKE_AUTHORITY, site.site().id(), "/authorities", signs()));
    }

    /** Whether somebody can sign the next certificate. */
    boolean signs() {
        return site.issuer()
                .filter(issuer -> issuer.validity().filter(v -> v.contains(now)).isPresent())
                .isPresent();
    }

    /** A certificate for every slot. */
    Work issue(Map<Computer, Set<Slot>> slots) {
        int done = (int) slots.entrySet().stream()
                .filter(entry -> entry.getValue().stream().allMatch(slot -> served(entry.getKey(), slot)))
                .count();
        return Work.of(Task.counted(Deed.ISSUE, site.site().id(), "/certificates/issue", done, slots.size()));
    }

    private boolean served(Computer computer, Slot slot) {
        return site.newestFor(computer, slot)
                .filter(certificate -> certificate.validity().contains(now))
                .isPresent();
    }

    /** The bundle of every computer imported there. */
    Work imported(Map<Computer, Set<Slot>> slots) {
        List<Task> tasks = new ArrayList<>();
        slots.forEach((computer, of) -> tasks.add(imported(computer, of)));
        tasks.sort(Hosts.BY_NAME);
        return new Work(Deed.IMPORT, tasks);
    }

    private Task imported(Computer computer, Set<Slot> slots) {
        List<Told> facts = new ArrayList<>();
        for (Slot slot : slots) {
            Optional<UUID> certificate = site.newestFor(computer, slot).map(Certificate::id);
            facts.add(about(Fact.CERTIFICATE_INSTALLED, computer, slot, certificate));
            facts.add(about(Fact.KEY_READABLE, computer, slot, certificate));
        }
        slots.stream()
                .flatMap(slot -> site.newestFor(computer, slot).flatMap(site::rootOf).stream())
                .distinct()
                .filter(root -> root.kind() != Authority.Kind.PUBLIC)
                .forEach(root -> facts.add(trust(computer, root)));
        boolean issued =
                slots.stream().allMatch(slot -> site.newestFor(computer, slot).isPresent());
        Proof proof = issued ? proofs.of(facts) : Proof.NONE;
        return Task.at(Deed.IMPORT, computer, List.of(Line.whole(IMPORT)), List.of(), facts, proof)
                .since(issued ? newest(computer, slots) : Optional.empty());
    }

    private Optional<Instant> newest(Computer computer, Set<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> site.newestFor(computer, slot).stream())
                .map(Certificate::issuedAt)
                .max(Comparator.naturalOrder());
    }

    private static Told about(Fact fact, Computer computer, Slot slot, Optional<UUID> certificate) {
        return new Told(
                fact, computer.id(), computer.generation(), Optional.of(slot), Optional.empty(), certificate, true, 1);
    }

    private static Told trust(Computer computer, Authority root) {
        return new Told(
                Fact.CA_TRUSTED,
                computer.id(),
                computer.generation(),
                Optional.empty(),
                Optional.of(root.id()),
                Optional.empty(),
                true,
                1);
    }

    /** A root handed out to computers before anything signed by it comes. */
    Work trusted(Collection<Computer> computers, Optional<Authority> root) {
        List<Task> tasks = new ArrayList<>();
        for (Computer computer : computers) {
            List<Told> facts = root.map(r -> List.of(trust(computer, r))).orElse(List.of());
            tasks.add(Task.at(
                            Deed.TRUST_COMPUTERS,
                            computer,
                            List.of(Line.whole(TRUST)),
                            List.of(),
                            facts,
                            proofs.of(facts))
                    .since(root.map(Preparation::made)));
        }
        tasks.sort(Hosts.BY_NAME);
        return new Work(Deed.TRUST_COMPUTERS, tasks);
    }

    /** When a CA came to be. */
    static Instant made(Authority authority) {
        return authority.validity().map(Validity::notBefore).orElse(Instant.MIN);
    }

    /** A root handed out to the client groups that check certificates of these slots. */
    Work clients(Set<Slot> slots, Optional<Authority> root) {
        List<Task> tasks = site.clientGroups().stream()
                .filter(group -> checks(group, slots))
                .filter(group ->
                        root.filter(r -> r.kind() == Authority.Kind.PUBLIC).isEmpty())
                .map(group -> client(group, root))
                .toList();
        return new Work(Deed.TRUST_CLIENTS, tasks);
    }

    private static boolean checks(ClientGroup group, Set<Slot> slots) {
        return Arrays.stream(CertificateLink.values())
                .anyMatch(
                        link -> slots.contains(link.slot()) && link.verifiers().includes(group.kind()));
    }

    private Task client(ClientGroup group, Optional<Authority> root) {
        List<Told> facts = root.map(r -> List.of(new Told(
                        Fact.CA_TRUSTED,
                        group.id(),
                        0,
                        Optional.empty(),
                        Optional.of(r.id()),
                        Optional.empty(),
                        true,
                        group.count())))
                .orElse(List.of());
        int done = root.map(r -> Emergency.trusting(site, group, r)).orElse(0);
        return new Task(
                Deed.TRUST_CLIENTS,
                group.id(),
                Message.of("runbook.where.clients", group.name()),
                "",
                List.of(),
                List.of(),
                root.map(r -> "/authorities/" + r.id() + "/clients").orElse("/authorities"),
                done,
                group.count(),
                facts,
                proofs.of(facts),
                root.map(Preparation::made).orElse(Instant.MAX));
    }
}
