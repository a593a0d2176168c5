package akashi.certificates;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.text.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a renewal keeps what its predecessor said: the same subject, so that Windows picks it up by name (A13), and every
 * name it covered, beside those that the inventory asks for today.
 */
final class Renewals {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,\\\\]+)");

    private Renewals() {}

    static Order like(Certificate predecessor, Order order) {
        Set<HostName> names = new LinkedHashSet<>(order.names());
        predecessor.dnsNames().forEach(name -> HostName.parse(name).ifPresent(names::add));
        Set<IpAddress> addresses = new LinkedHashSet<>(order.addresses());
        addresses.addAll(predecessor.addresses());
        String subject = commonName(predecessor.subject())
                .filter(name -> HostName.parse(name).filter(names::contains).isPresent())
                .orElse(order.commonName());
        return order.named(subject, List.copyOf(names), List.copyOf(addresses));
    }

    /** Another one took its place, or none is in use any more. */
    static Refusal notNewest(Computer computer, Optional<Certificate> newest) {
        String path = newest.map(certificate -> "/certificates/" + certificate.id())
                .orElse("/certificates/issue?computer=" + computer.id());
        return new Refusal(
                "NOT_NEWEST",
                List.of(),
                Message.of("certificates.refused.not-newest"),
                List.of(computer.label()),
                new Mend(Message.of("certificates.mend.newest"), path));
    }

    static Optional<String> commonName(String subject) {
        Matcher found = COMMON_NAME.matcher(subject);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
