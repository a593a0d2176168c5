package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.AddressRange;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The names of a site as constraints: what its computers are called today. Typed as lines, since people add the names
 * that will come.
 *
 * @param dns domains, and host names by themselves
 * @param addresses ranges, one per network of the inventory
 */
record ConstraintDraft(List<String> dns, List<String> addresses) {

    private static final int NETWORK_V4 = 24;
    private static final int NETWORK_V6 = 64;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;、]+");

    /**
     * What the inventory needs: the domains of its computers, the networks, and every other name by itself. A public
     * name in a foreign domain must not open all of that domain.
     */
    static ConstraintDraft of(SiteSnapshot site, Instant now) {
        Set<String> domains = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        Set<String> networks = new TreeSet<>();
        site.site().domain().map(HostName::value).ifPresent(domains::add);
        for (Computer computer : site.active()) {
            computer.fqdn().flatMap(ConstraintDraft::domain).ifPresent(domains::add);
            RequiredNames names = RequiredNames.of(computer, site.site(), now);
            names.names().forEach(name -> others.add(name.value()));
            names.allAddresses().forEach(address -> networks.add(network(address)));
        }
        List<String> dns = new ArrayList<>(domains);
        NameConstraints within = new NameConstraints(dns, List.of(), false);
        dns.addAll(others.stream()
                .filter(name -> domains.isEmpty() || !within.permits(name))
                .toList());
        return new ConstraintDraft(dns, List.copyOf(networks));
    }

    /** What is permitted now, and what the inventory needs beyond it. */
    static ConstraintDraft grown(NameConstraints present, SiteSnapshot site, Instant now) {
        ConstraintDraft needed = of(site, now);
        if (present.isEmpty()) {
            return needed;
        }
        List<String> dns = new ArrayList<>(present.dns());
        dns.addAll(needed.namesOutside(present));
        List<String> addresses = new ArrayList<>(
                present.addresses().stream().map(Object::toString).toList());
        addresses.addAll(needed.rangesOutside(present));
        return new ConstraintDraft(dns, addresses);
    }

    /** The names and ranges of the inventory for which nothing can be issued within the limits. */
    static List<String> missing(SiteSnapshot site, NameConstraints present, Instant now) {
        ConstraintDraft needed = of(site, now);
        List<String> missing = new ArrayList<>(needed.namesOutside(present));
        missing.addAll(needed.rangesOutside(present));
        return missing;
    }

    private List<String> namesOutside(NameConstraints present) {
        return dns.stream().filter(name -> !present.permits(name)).toList();
    }

    private List<String> rangesOutside(NameConstraints present) {
        return addresses.stream()
                .filter(range -> !present.permits(AddressRange.parse(range).base()))
                .toList();
    }

    /** A name's domain, which permits everything below it; a domain of a single label would permit half the world. */
    private static Optional<String> domain(HostName name) {
        return Optional.of(name.value().substring(name.value().indexOf('.') + 1))
                .filter(rest -> !name.isShort() && rest.contains("."));
    }

    private static String network(IpAddress address) {
        byte[] bytes = address.bytes();
        int prefix = bytes.length == 4 ? NETWORK_V4 : NETWORK_V6;
        java.util.Arrays.fill(bytes, prefix / 8, bytes.length, (byte) 0);
        return text(bytes) + "/" + prefix;
    }

    private static String text(byte[] bytes) {
        try {
            return java.net.InetAddress.getByAddress(bytes).getHostAddress();
        } catch (java.net.UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    /** Constraints as they were typed. Where no address range is listed, addresses are shut out. */
    static NameConstraints read(Optional<String> dns, Optional<String> addresses) {
        List<FieldError> wrong = new ArrayList<>();
        List<String> names = each(words(dns), ConstraintDraft::name, wrong);
        List<AddressRange> ranges = each(words(addresses), AddressRange::parse, wrong);
        if (words(dns).isEmpty()) {
            wrong.add(FieldError.of("dns", "authority.constraints.empty"));
        }
        if (!wrong.isEmpty()) {
            throw new Fault.BadInput(wrong);
        }
        return new NameConstraints(names, ranges, ranges.isEmpty());
    }

    private static List<String> words(Optional<String> text) {
        return text.map(BETWEEN::splitAsStream)
                .orElseGet(java.util.stream.Stream::empty)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String name(String word) {
        String problem = HostName.problem(word).orElse(null);
        if (problem != null) {
            throw new Fault.BadInput("dns", "authority.constraints.name", word);
        }
        return new HostName(word).value();
    }

    /** Reads every word, so that whoever typed them hears of all that are wrong at once. */
    private static <T> List<T> each(List<String> words, Function<String, T> reader, List<FieldError> wrong) {
        List<T> read = new ArrayList<>();
        for (String word : words) {
            try {
                read.add(reader.apply(word));
            } catch (Fault.BadInput bad) {
                wrong.addAll(bad.errors());
            }
        }
        return read;
    }

    /** One name per line, as the field shows it. */
    public String dnsLines() {
        return String.join("\n", dns);
    }

    /** One range per line, as the field shows it. */
    public String addressLines() {
        return String.join("\n", addresses);
    }
}
