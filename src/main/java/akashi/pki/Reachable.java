package akashi.pki;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses the portal connects to because a person named them: none of one link, of many receivers, or of the
 * services that tell cloud machines their secrets. An address of IPv4 inside one of IPv6 counts as what it leads to.
 */
public final class Reachable {

    /** Metadata services of clouds outside the link-local networks. */
    private static final List<String> METADATA = List.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "168.63.129.16");

    private Reachable() {}

    /** Whether the address may be connected to. */
    public static boolean is(InetAddress address) {
        InetAddress real = inner(address);
        return !real.isLinkLocalAddress()
                && !real.isMulticastAddress()
                && !real.isAnyLocalAddress()
                && !METADATA.contains(real.getHostAddress().replaceAll("%.*", ""))
                && !broadcast(real);
    }

    /** Whether it is of this computer or a private network, where nobody else's network lies between. */
    public static boolean isNear(InetAddress address) {
        InetAddress real = inner(address);
        boolean unique = real instanceof Inet6Address && (real.getAddress()[0] & 0xfe) == 0xfc;
        return real.isLoopbackAddress() || real.isSiteLocalAddress() || unique;
    }

    private static boolean broadcast(InetAddress address) {
        return address instanceof Inet4Address && (address.getAddress()[0] == 0 || address.getAddress()[0] == -1);
    }

    /** The IPv4 address inside one of NAT64 (RFC 6052), 6to4 (RFC 3056) or an IPv4-compatible one. */
    private static InetAddress inner(InetAddress address) {
        byte[] all = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        boolean nat64 = all[0] == 0 && all[1] == 0x64 && all[2] == (byte) 0xff && all[3] == (byte) 0x9b;
        boolean sixToFour = all[0] == 0x20 && all[1] == 0x02;
        boolean compatible = ((Inet6Address) address).isIPv4CompatibleAddress() && !address.isLoopbackAddress();
        if (!nat64 && !sixToFour && !(compatible && !address.isAnyLocalAddress())) {
            return address;
        }
        byte[] four = sixToFour ? Arrays.copyOfRange(all, 2, 6) : Arrays.copyOfRange(all, 12, 16);
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException impossible) {
            return address;
        }
    }
}
