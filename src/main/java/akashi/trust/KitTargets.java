package akashi.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.ProbePorts;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The ports of servers to which a computer or a client connects, as the table of links says. */
final class KitTargets {

    private KitTargets() {}

    /** One port of a server, and the name by which it is reached. */
    record Target(Computer computer, Role role, Slot slot, String name, int port) {}

    /** Every port that whoever has this id connects to. */
    static List<Target> of(SiteSnapshot site, UUID verifier) {
        Set<Target> targets = new LinkedHashSet<>();
        for (CertificateLink link : CertificateLink.values()) {
            var verifiers = link.verifiersIn(site);
            for (Computer subject : link.subjects(site)) {
                boolean uses =
                        verifiers.apply(subject).stream().map(Verifier::id).anyMatch(verifier::equals);
                if (uses && !subject.id().equals(verifier)) {
                    targets.addAll(ports(site, subject, link.slot()));
                }
            }
        }
        return targets.stream()
                .sorted(Comparator.comparing(Target::name).thenComparing(Target::port))
                .toList();
    }

    /** The ports of a computer that show the certificate of a slot. */
    static List<Target> ports(SiteSnapshot site, Computer computer, Slot slot) {
        String name = name(site, computer);
        return ProbePorts.of(computer).stream()
                .filter(each -> each.slot().equals(Optional.of(slot)))
                .map(each -> new Target(computer, each.role(), slot, name, each.port()))
                .toList();
    }

    private static String name(SiteSnapshot site, Computer computer) {
        if (site.site().byAddress() && !computer.addresses().isEmpty()) {
            return computer.addresses().get(0).value();
        }
        return computer.registeredAs()
                .or(computer::fqdn)
                .map(HostName::value)
                .or(() -> computer.addresses().stream().findFirst().map(IpAddress::value))
                .orElse(computer.label());
    }
}
