package akashi.core.trust;

import akashi.core.link.Verifier;
import akashi.core.site.AddressRange;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.text.Message;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Under what a matrix folds a computer or a client group: groups by their kind, computers by the network of their first
 * address.
 *
 * @param key as it stands in an address
 */
public record MatrixFold(String key, Message title) {

    private static final int NETWORK_V4 = 24;
    private static final int NETWORK_V6 = 64;

    /** The fold of a computer; those without an address share one. */
    public static MatrixFold of(Computer computer) {
        List<IpAddress> addresses = computer.addresses();
        if (addresses.isEmpty()) {
            return new MatrixFold("none", Message.of("matrix.network.none"));
        }
        String network = network(addresses.get(0)).toString();
        return new MatrixFold(network, Message.of("matrix.network", network));
    }

    /** The fold of whoever checks. */
    public static MatrixFold of(Verifier verifier) {
        if (verifier instanceof Verifier.InGroup in) {
            return new MatrixFold(
                    in.group().kind().name(), Message.of(in.group().kind()));
        }
        return of(((Verifier.OnComputer) verifier).computer());
    }

    /** The usual network around an address: /24, or /64 of IPv6. */
    static AddressRange network(IpAddress address) {
        byte[] bytes = address.bytes();
        int prefix = bytes.length == 4 ? NETWORK_V4 : NETWORK_V6;
        Arrays.fill(bytes, prefix / 8, bytes.length, (byte) 0);
        try {
            return new AddressRange(
                    new IpAddress(InetAddress.getByAddress(bytes).getHostAddress()), prefix);
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }
}
