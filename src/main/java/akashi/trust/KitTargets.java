package akashi.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ports of servers to which a computer or a client connects, as the table of links says. */
final class KitTargets {

    private static final int WEB = 443;
    private static final int MANAGEMENT = 9000;
    private static final int RECORDER = 9001;
    private static final int FAILOVER = 8990;
    private static final int DATA_COLLECTOR = 7609;
    private static final int STREAMS = 7563;
    private static final int MOBILE = 8082;
    private static final int EVENTS = 22331;

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
        List<Target> targets = new ArrayList<>();
        String name = name(site, computer);
        for (Server server : computer.servers()) {
            if (!server.role().slots().contains(slot)) {
                continue;
            }
            Integer own = server.ports().get(slot);
            for (int port : own == null ? usual(computer, server.role(), slot) : List.of(own)) {
                targets.add(new Target(computer, server.role(), slot, name, port));
            }
        }
        return targets;
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

    private static List<Integer> usual(Computer computer, Role role, Slot slot) {
        return switch (slot) {
            case STREAMING -> List.of(STREAMS);
            case MOBILE -> List.of(MOBILE);
            case EVENT -> List.of(EVENTS);
            case SERVER ->
                switch (role) {
                    case MANAGEMENT -> List.of(WEB, MANAGEMENT);
                    case RECORDING -> List.of(RECORDER);
                    case FAILOVER_RECORDING -> List.of(FAILOVER);
                    case EVENT, LOG, LPR, MOBILE -> computer.has(Role.MANAGEMENT) ? List.of() : List.of(DATA_COLLECTOR);
                };
        };
    }
}
