package akashi.https;

import akashi.core.fault.Fault;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.pki.ParsedCertificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and addresses by which a portal is reached, in their order and each once. */
record Names(List<HostName> hosts, List<IpAddress> addresses) {

    private static final int MOST = 50;

    Names {
        hosts = hosts.stream().distinct().toList();
        addresses = addresses.stream().distinct().toList();
    }

    /** Those that a certificate lists; wildcards are left out. */
    static Names of(ParsedCertificate certificate) {
        return new Names(
                certificate.dnsNames().stream()
                        .flatMap(name -> HostName.parse(name).stream())
                        .toList(),
                certificate.addresses());
    }

    /** Whatever of these texts is a name or an address. */
    static Names of(Stream<String> texts) {
        List<HostName> hosts = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        texts.map(text -> text.replaceAll("[\\[\\]]", "").replaceFirst("%.*", ""))
                .forEach(text -> IpAddress.parse(text)
                        .ifPresentOrElse(
                                addresses::add, () -> HostName.parse(text).ifPresent(hosts::add)));
        return new Names(hosts, addresses);
    }

    /** What a person typed, by lines or commas; anything else is bad input, a blank within a name too. */
    static Names typed(String text) {
        Set<String> words = Stream.of(text.split("[\\r\\n,;]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> wrong = words.stream()
                .filter(word ->
                        IpAddress.parse(word).isEmpty() && HostName.parse(word).isEmpty())
                .toList();
        if (!wrong.isEmpty()) {
            throw new Fault.BadInput("names", "https.names.wrong", wrong.get(0));
        }
        Names names = of(words.stream());
        if (names.hosts().isEmpty()) {
            throw new Fault.BadInput("names", "https.names.none");
        }
        if (words.size() > MOST) {
            throw new Fault.BadInput("names", "https.names.many", MOST);
        }
        return names;
    }

    Names and(Names more) {
        return new Names(
                Stream.concat(hosts.stream(), more.hosts.stream()).toList(),
                Stream.concat(addresses.stream(), more.addresses.stream()).toList());
    }

    /** Only those that an authority with these constraints may sign. */
    Names within(NameConstraints constraints) {
        return new Names(
                hosts.stream().filter(host -> constraints.permits(host.value())).toList(),
                addresses.stream().filter(constraints::permits).toList());
    }

    Names without(Names others) {
        return new Names(
                hosts.stream().filter(host -> !others.hosts.contains(host)).toList(),
                addresses.stream()
                        .filter(address -> !others.addresses.contains(address))
                        .toList());
    }

    /** Whether any of them is among the others. */
    boolean meet(Names others) {
        return without(others).size() < size();
    }

    boolean isEmpty() {
        return hosts.isEmpty() && addresses.isEmpty();
    }

    /** Those that the certificate does not cover. */
    Names uncovered(ParsedCertificate certificate) {
        return new Names(
                hosts.stream().filter(host -> !certificate.covers(host)).toList(),
                addresses.stream()
                        .filter(address -> !certificate.covers(address))
                        .toList());
    }

    int size() {
        return hosts.size() + addresses.size();
    }

    /** As people read them. */
    List<String> texts() {
        return Stream.concat(
                        hosts.stream().map(HostName::value), addresses.stream().map(IpAddress::value))
                .toList();
    }

    /** What a certificate lists, as it stands there, wildcards too. */
    static List<String> listed(ParsedCertificate certificate) {
        return Stream.concat(
                        certificate.dnsNames().stream(),
                        certificate.addresses().stream().map(IpAddress::value))
                .toList();
    }

    /** The host of a header or an address, without its port. */
    static Names host(Optional<String> authority) {
        return of(authority.stream().map(text -> text.replaceFirst(":\\d*$", "")));
    }
}
