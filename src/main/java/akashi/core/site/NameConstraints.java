package akashi.core.site;

import java.util.List;

/**
 * The names an authority may issue for (RFC 5280 4.2.1.10). An empty list of a type means that the type is not
 * constrained, unless {@code addressesExcluded} shuts out all addresses.
 *
 * @param dns domains and single host names; each permits itself and what lies below it
 * @param addresses permitted ranges
 * @param addressesExcluded whether addresses outside the ranges are shut out although no range is permitted
 */
public record NameConstraints(List<String> dns, List<AddressRange> addresses, boolean addressesExcluded) {

    /** No constraint at all. */
    public static final NameConstraints NONE = new NameConstraints(List.of(), List.of(), false);

    /** Copies the lists. */
    public NameConstraints {
        dns = List.copyOf(dns);
        addresses = List.copyOf(addresses);
    }

    /** Whether nothing is constrained. */
    public boolean isEmpty() {
        return dns.isEmpty() && addresses.isEmpty() && !addressesExcluded;
    }

    /** Whether a DNS name lies within. */
    public boolean permits(String dnsName) {
        return dns.isEmpty() || dns.stream().anyMatch(base -> dnsName.equals(base) || dnsName.endsWith("." + base));
    }

    /** Whether an address lies within. */
    public boolean permits(IpAddress address) {
        return addresses.isEmpty() ? !addressesExcluded : addresses.stream().anyMatch(range -> range.contains(address));
    }
}
