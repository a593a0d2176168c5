package akashi.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.ProbePorts;
import akashi.core.site.ReachedBy;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ports of servers to which a computer or a client connects, as the table of links says. */
final class KitTargets {

    private KitTargets() {}

    /** One port of a server, and the name by which it is reached. */
    record Target(Computer computer, Slot slot, String name, int port) {}

    /** Every port that whoever has this id connects to. */
    static List<Target> of(SiteSnapshot site, UUID verifier) {
        Set<Target> targets = new LinkedHashSet<>();
        boolean client = site.computer(verifier).isEmpty();
        for (CertificateLink link : CertificateLink.values()) {
            var verifiers = link.verifiersIn(site);
            for (Computer subject : link.subjects(site)) {
                boolean uses =
                        verifiers.apply(subject).stream().map(Verifier::id).anyMatch(verifier::equals);
                if (uses && !subject.id().equals(verifier)) {
                    targets.addAll(ports(site, subject, link.slot(), client));
                }
            }
        }
        return targets.stream()
                .sorted(Comparator.comparing(Target::name).thenComparing(Target::port))
                .toList();
    }

    private static List<Target> ports(SiteSnapshot site, Computer computer, Slot slot, boolean client) {
        String name = ReachedBy.of(site.site(), computer, slot, client).text().orElse(computer.label());
        return ProbePorts.of(computer, slot).stream()
                .map(port -> new Target(computer, slot, name, port))
                .toList();
    }
}
