package akashi.openid;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses of a provider are called, and to which browsers are sent: HTTPS, or plain HTTP on this very computer.
 * What a name leads to is judged at each call.
 */
final class IssuerAddress {

    private static final int LONGEST = 500;
    private static final Pattern FIGURES = Pattern.compile("\\d+(\\.\\d+){0,3}|.*:.*");

    private IssuerAddress() {}

    /** An issuer as somebody typed it, kept to the letter: it has to be the same in every token. */
    static String typed(String text) {
        try {
            URI address = new URI(text);
            boolean plain = address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getFragment() == null;
            if (!plain || text.length() > LONGEST || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new Fault.BadInput("issuer", "openid.issuer.wrong");
            }
            if (!mayLead(address)) {
                throw new Fault.BadInput("issuer", "openid.issuer.plain");
            }
            judgeFigures(host(address), "https".equals(address.getScheme()));
            return text;
        } catch (URISyntaxException unreadable) {
            throw new Fault.BadInput("issuer", "openid.issuer.wrong");
        }
    }

    private static void judgeFigures(String host, boolean encrypted) {
        if (FIGURES.matcher(host).matches()) {
            try {
                addresses(host, encrypted);
            } catch (Unreached why) {
                throw new Fault.BadInput(
                        "issuer", why.said().key(), why.said().args().toArray());
            }
        }
    }

    /** Whether a browser may be sent there, or a call be made, as far as that can be told from the address alone. */
    static boolean mayLead(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && ofThisComputer(address);
    }

    private static boolean ofThisComputer(URI address) {
        String host = host(address);
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static String host(URI address) {
        return address.getHost().replaceAll("^\\[|]$", "");
    }

    /** Where a name leads now. Each is to be connected to as it is, not by its name again. */
    static List<InetAddress> addresses(String host, boolean encrypted) throws Unreached {
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
            boolean allowed = all.stream().allMatch(Reachable::is)
                    && (encrypted || all.stream().allMatch(InetAddress::isLoopbackAddress));
            if (!allowed) {
                throw new Unreached(Message.of("openid.call.forbidden", host));
            }
            return all;
        } catch (UnknownHostException unknown) {
            throw new Unreached(Message.of("openid.call.unknown", host));
        }
    }
}
