package akashi.https;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names and addresses under which this portal can be expected to be reached. */
final class OwnNames {

    private static final List<String> SELF = List.of("localhost", "127.0.0.1", "::1");
    private static final Names LOOPBACK = Names.of(SELF.stream());

    private OwnNames() {}

    /** Those that somebody set: they have to be covered. */
    static Names set(Place place) {
        Optional<String> listens = listens(place).filter(host -> !loopback(host));
        Optional<String> url = place.url().map(URI::getHost);
        return Names.of(Stream.concat(url.stream(), listens.stream()));
    }

    /** Those that somebody set, and where it listens, though nobody but this computer gets there: for its own one. */
    static Names ofItself(Place place) {
        return set(place).and(Names.of(listens(place).stream()));
    }

    private static Optional<String> listens(Place place) {
        return Optional.of(place.host()).filter(host -> !anywhere(host));
    }

    /** Those for a certificate of a CA: what was set, and how this computer calls itself. */
    static Names proposed(Place place, Optional<HostName> domain) {
        Names computer = Names.of(computer().stream());
        List<HostName> full =
                computer.hosts().stream().map(host -> host.in(domain)).toList();
        return set(place)
                .and(new Names(full, List.of()))
                .and(computer)
                .and(addresses(place))
                .without(LOOPBACK);
    }

    /** Everything, also what only this computer itself calls itself. */
    static Names all(Place place) {
        return ofItself(place)
                .and(Names.of(computer().stream()))
                .and(addresses(place))
                .and(LOOPBACK);
    }

    static boolean loopback(String host) {
        return SELF.contains(host) || host.startsWith("127.") || host.endsWith(".localhost");
    }

    private static boolean anywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }

    private static Optional<String> computer() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }

    /** Where it listens everywhere, every address of this computer that others can reach. */
    private static Names addresses(Place place) {
        if (!anywhere(place.host())) {
            return new Names(List.of(), List.of());
        }
        try {
            return Names.of(NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress));
        } catch (SocketException unknown) {
            return new Names(List.of(), List.<IpAddress>of());
        }
    }
}
