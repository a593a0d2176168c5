package akashi.core.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The certificates of a site by their ids and by their computers. */
record CertificateIndex(Map<UUID, Certificate> byId, Map<UUID, List<Certificate>> byComputer) {

    static CertificateIndex of(Collection<Certificate> certificates) {
        return new CertificateIndex(
                certificates.stream().collect(Collectors.toUnmodifiableMap(Certificate::id, Function.identity())),
                certificates.stream()
                        .filter(certificate -> certificate.computerId().isPresent())
                        .collect(Collectors.groupingBy(
                                certificate -> certificate.computerId().get())));
    }

    /** The same with some changed or added; what did not change is not looked at again. */
    CertificateIndex with(Collection<Certificate> changed) {
        Map<UUID, Certificate> ids = new HashMap<>(byId);
        Map<UUID, List<Certificate>> computers = new HashMap<>(byComputer);
        for (Certificate now : changed) {
            Certificate before = ids.put(now.id(), now);
            if (before != null) {
                before.computerId()
                        .ifPresent(id -> computers.computeIfPresent(id, (same, all) -> without(all, before)));
            }
            now.computerId().ifPresent(id -> computers.merge(id, List.of(now), CertificateIndex::both));
        }
        return new CertificateIndex(ids, computers);
    }

    private static List<Certificate> without(List<Certificate> all, Certificate left) {
        List<Certificate> others =
                all.stream().filter(each -> !each.id().equals(left.id())).toList();
        return others.isEmpty() ? null : others;
    }

    private static List<Certificate> both(List<Certificate> some, List<Certificate> more) {
        List<Certificate> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
