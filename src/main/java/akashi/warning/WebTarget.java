package akashi.warning;

import akashi.core.fault.Fault;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;

/** Where a webhook may lead: nothing that a person at a browser of the same network could not reach on purpose. */
final class WebTarget {

    /** Metadata services of clouds outside the link-local networks. */
    private static final List<String> METADATA = List.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "168.63.129.16");

    private WebTarget() {}

    /** An address as somebody typed it; what cannot be one is bad input on the field. */
    static URI parse(String field, String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean plain = address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
            // The client is asked too: it refuses ports and names that a URI may have.
            if (web && plain && text.length() <= 2000 && HttpUrl.parse(text) != null) {
                return address;
            }
        } catch (URISyntaxException unreadable) {
            // Told below, without the text: it may hold a secret.
        }
        throw new Fault.BadInput(field, "warning.web.address.wrong");
    }

    /** Those of the addresses that may be called; fails where there is none. */
    static List<InetAddress> allowed(List<InetAddress> found, boolean encrypted) throws UnknownHostException {
        List<InetAddress> fine =
                found.stream().filter(address -> mayCall(address, encrypted)).toList();
        if (fine.isEmpty()) {
            throw new UnknownHostException("leads to " + found.get(0).getHostAddress() + ", which is not called");
        }
        return fine;
    }

    static boolean mayCall(InetAddress address, boolean encrypted) {
        InetAddress real = inner(address);
        boolean never = real.isLinkLocalAddress()
                || real.isMulticastAddress()
                || real.isAnyLocalAddress()
                || METADATA.contains(real.getHostAddress().replaceAll("%.*", ""))
                || broadcast(real);
        return !never && (encrypted || near(real));
    }

    private static boolean broadcast(InetAddress address) {
        return address instanceof Inet4Address && (address.getAddress()[0] == 0 || address.getAddress()[0] == -1);
    }

    /** Of this computer or a private network, where nobody else's network lies between. */
    private static boolean near(InetAddress address) {
        boolean unique = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || unique;
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
