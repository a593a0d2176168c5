package akashi.web;

import akashi.core.site.AddressRange;
import akashi.core.site.IpAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how the portal listens.
 *
 * @param port 0 takes a free one
 * @param publicUrl the address people use where a proxy stands in front
 * @param trustedProxies whose forwarded headers count
 * @param version what the footer says
 * @param secured how it speaks HTTPS; empty for plain HTTP
 */
public record Settings(
        String host,
        int port,
        Optional<URI> publicUrl,
        Set<AddressRange> trustedProxies,
        String version,
        Optional<Secured> secured) {

    /** Plain HTTP. */
    public Settings(String host, int port, Optional<URI> publicUrl, Set<AddressRange> trustedProxies, String version) {
        this(host, port, publicUrl, trustedProxies, version, Optional.empty());
    }

    /** Plain settings for one address, without a proxy. */
    public static Settings at(String host, int port, String version) {
        return new Settings(host, port, Optional.empty(), Set.of(), version);
    }

    /** Whether forwarded headers of this address count, however it is written. */
    boolean trusts(String address) {
        // Jetty sets an IPv6 address into brackets.
        return IpAddress.parse(address.replaceAll("[\\[\\]]|%.*", ""))
                .filter(from -> trustedProxies.stream().anyMatch(range -> range.contains(from)))
                .isPresent();
    }
}
