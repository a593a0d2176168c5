package akashi.warning;

import akashi.core.fault.Fault;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where a webhook may lead: nothing that a person at a browser of the same network could not reach on purpose. */
final class WebTarget {

    private static final Pattern FIGURES = Pattern.compile("\\d+(\\.\\d+){0,3}|.*:.*");
    private static final int SHOWN_END = 4;

    private WebTarget() {}

    /** An address as somebody typed it; what cannot be one is bad input on the field. */
    static URI parse(String field, String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean plain = address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
            // The client is asked too: it refuses ports and names that a URI may have.
            if (web && plain && text.length() <= 2000 && HttpUrl.parse(text) != null) {
                judge(field, address);
                return address;
            }
        } catch (URISyntaxException unreadable) {
            // Told below, without the text: it may hold a secret.
        }
        throw new Fault.BadInput(field, "warning.web.address.wrong");
    }

    /** A mail server's name or address, whose way is protected otherwise: refused where it may never be called. */
    static void judgeFigures(String field, String host) {
        String plain = host.replaceAll("^\\[|]$", "");
        try {
            if (FIGURES.matcher(plain).matches() && !Reachable.is(InetAddress.getByName(plain))) {
                throw new Fault.BadInput(field, "warning.web.address.forbidden", plain);
            }
        } catch (UnknownHostException none) {
            throw new Fault.BadInput(field, "warning.mail.host.wrong");
        }
    }

    /** What is written in figures is judged at once; a name only when it is called, since it may lead elsewhere by then. */
    private static void judge(String field, URI address) throws URISyntaxException {
        String host = address.getHost().replaceAll("^\\[|]$", "");
        if (!FIGURES.matcher(host).matches()) {
            return;
        }
        try {
            InetAddress found = InetAddress.getByName(host);
            if (!Reachable.is(found)) {
                throw new Fault.BadInput(field, "warning.web.address.forbidden", host);
            }
            if (!mayCall(found, "https".equals(address.getScheme()))) {
                throw new Fault.BadInput(field, "warning.web.address.plain", host);
            }
        } catch (UnknownHostException none) {
            throw new URISyntaxException(host, "no address");
        }
    }

    /**
     * What pages, logs and the audit call it: scheme and host, and the end of a path, so that two of one host can be told
     * apart. Never more than a quarter of what may be a secret.
     */
    static String shown(URI address) {
        String query = Optional.ofNullable(address.getRawQuery())
                .map(text -> "?" + text)
                .orElse("");
        String rest = Optional.ofNullable(address.getRawPath()).orElse("") + query;
        String end = rest.substring(rest.length() - Math.min(SHOWN_END, rest.length() / 4));
        return address.getScheme() + "://" + address.getAuthority() + (end.isEmpty() ? "" : "/…" + end);
    }

    /** Plain only where nobody else's network lies between. */
    static boolean mayCall(InetAddress address, boolean encrypted) {
        return Reachable.is(address) && (encrypted || Reachable.isNear(address));
    }
}
