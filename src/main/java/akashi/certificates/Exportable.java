package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which certificates of a computer go into its bundle, and the slots each one is for: those wanted on. */
record Exportable(Computer computer, Map<Certificate, Set<Slot>> certificates, List<Refusal> refusals) {

    /** What the bundle of a computer would hold. */
    static Exportable of(SiteSnapshot site, Computer computer) {
        Set<Slot> wanted = new TreeSet<>(site.wantedSlots(computer));
        Map<Certificate, Set<Slot>> found = new LinkedHashMap<>();
        wanted.forEach(slot -> site.newestFor(computer, slot)
                .ifPresent(c -> found.computeIfAbsent(c, k -> new TreeSet<>()).add(slot)));
        Map<Certificate, Set<Slot>> kept = found.entrySet().stream()
                .filter(entry -> entry.getKey().keyKept())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        return new Exportable(computer, kept, refusals(site, computer, wanted, found, kept));
    }

    private static List<Refusal> refusals(
            SiteSnapshot site,
            Computer computer,
            Set<Slot> wanted,
            Map<Certificate, Set<Slot>> found,
            Map<Certificate, Set<Slot>> kept) {
        List<Refusal> gate = Gates.export(site, computer, wanted);
        if (!gate.isEmpty()) {
            return gate;
        }
        List<Refusal> withdrawn = found.keySet().stream()
                .flatMap(certificate -> ExportCertificate.withdrawn(site, certificate).stream())
                .distinct()
                .toList();
        if (!withdrawn.isEmpty() || !kept.isEmpty()) {
            return withdrawn;
        }
        String reason = found.isEmpty() ? "certificates.refused.none-yet" : "certificates.refused.key-gone";
        return List.of(new Refusal(
                "NOTHING_TO_EXPORT",
                List.of(),
                Message.of(reason, computer.shortLabel()),
                List.of(computer.label()),
                new Mend(
                        Message.of("mend.issue", computer.shortLabel()),
                        "/certificates/issue?computer=" + computer.id())));
    }

    /** Whether nothing was issued for what is wanted on the computer, with or without its key. */
    static boolean none(SiteSnapshot site, Computer computer) {
        return site.wantedSlots(computer).stream()
                .noneMatch(slot -> site.newestFor(computer, slot).isPresent());
    }

    /** Refuses with every reason where nothing may leave. */
    static Exportable judge(SiteSnapshot site, Computer computer) {
        Exportable found = of(site, computer);
        if (!found.refusals().isEmpty()) {
            throw new Fault.Refused(found.refusals());
        }
        return found;
    }

    /** Every active computer whose bundle could be made, by name. */
    static List<Exportable> all(SiteSnapshot site) {
        return site.active().stream()
                .map(computer -> of(site, computer))
                .filter(Exportable::possible)
                .sorted(Comparator.comparing(e -> e.computer().label()))
                .toList();
    }

    /** Whether nothing forbids it. For templates too. */
    public boolean possible() {
        return refusals.isEmpty();
    }
}
