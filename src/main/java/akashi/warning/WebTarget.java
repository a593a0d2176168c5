package akashi.warning;

import akashi.core.fault.Fault;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;

/** Where a webhook may lead: nothing that a person at a browser of the same network could not reach on purpose. */
final class WebTarget {

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

    /** Plain only where nobody else's network lies between. */
    static boolean mayCall(InetAddress address, boolean encrypted) {
        return Reachable.is(address) && (encrypted || Reachable.isNear(address));
    }
}
