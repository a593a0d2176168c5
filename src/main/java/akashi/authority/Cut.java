package akashi.authority;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whom narrower limits would cut off: computers whose certificates in use have names outside them. */
final class Cut {

    private Cut() {}

    static List<Refusal> refusals(SiteSnapshot site, UUID authorityId, NameConstraints constraints) {
        List<String> cut = site.certificates().stream()
                .filter(c -> c.usable() && c.authorityId().equals(Optional.of(authorityId)))
                .filter(c -> outside(c, constraints))
                .map(c -> c.computerId()
                        .flatMap(site::computer)
                        .map(Computer::label)
                        .orElse(c.subject()))
                .distinct()
                .sorted()
                .toList();
        return cut.isEmpty()
                ? List.of()
                : List.of(new Refusal(
                        "CONSTRAINED",
                        List.of(),
                        Message.of("authority.refused.cut", cut.size()),
                        cut,
                        new Mend(Message.of("authority.mend.cut"), null)));
    }

    private static boolean outside(Certificate certificate, NameConstraints constraints) {
        return certificate.dnsNames().stream().anyMatch(name -> !constraints.permits(name))
                || certificate.addresses().stream().anyMatch(address -> !constraints.permits(address));
    }
}
