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
 * @param dns domains and single-label host names
 * @param addresses ranges, one per network of the inventory
 */
record ConstraintDraft(List<String> dns, List<String> addresses) {

    private static final int NETWORK_V4 = 24;
    private static final int NETWORK_V6 = 64;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;、]+");

    /** What the inventory needs: the domains, the short names, the networks. */
    static ConstraintDraft of(SiteSnapshot site) {
        Set<String> domains = new TreeSet<>();
        Set<String> shortNames = new TreeSet<>();
        Set<String> networks = new TreeSet<>();
        site.site().domain().map(HostName::value).ifPresent(domains::add);
        for (Computer computer : site.active()) {
            RequiredNames names = RequiredNames.of(computer, site.site());
            names.names().forEach(name -> (name.isShort() ? shortNames : domains).add(base(name)));
            names.allAddresses().forEach(address -> networks.add(network(address)));
        }
        List<String> dns = new ArrayList<>(domains);
        dns.addAll(shortNames);
        return new ConstraintDraft(dns, List.copyOf(networks));
    }

    /** What is permitted now, and what the inventory needs beyond it. */
    static ConstraintDraft grown(NameConstraints now, SiteSnapshot site) {
        ConstraintDraft needed = of(site);
        if (now.isEmpty()) {
            return needed;
        }
        List<String> dns = new ArrayList<>(now.dns());
        dns.addAll(needed.namesOutside(now));
        List<String> addresses =
                new ArrayList<>(now.addresses().stream().map(Object::toString).toList());
        addresses.addAll(needed.rangesOutside(now));
        return new ConstraintDraft(dns, addresses);
    }

    /** The names and ranges of the inventory for which nothing can be issued within the limits. */
    static List<String> missing(SiteSnapshot site, NameConstraints now) {
        ConstraintDraft needed = of(site);
        List<String> missing = new ArrayList<>(needed.namesOutside(now));
        missing.addAll(needed.rangesOutside(now));
        return missing;
    }

    private List<String> namesOutside(NameConstraints now) {
        return dns.stream().filter(name -> !now.permits(name)).toList();
    }

    private List<String> rangesOutside(NameConstraints now) {
        return addresses.stream()
                .filter(range -> !now.permits(AddressRange.parse(range).base()))
                .toList();
    }

    /** A name's domain; a domain permits everything below it. */
    private static String base(HostName name) {
        return name.isShort()
                ? name.value()
                : name.value().substring(name.value().indexOf('.') + 1);
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
