package akashi.vms;

import akashi.core.fault.Fault;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where the API Gateway answers: scheme, host and port, nothing else. */
record GatewayAddress(URI base) {

    private static final String FIELD = "address";

    /** As a person typed it; {@code https} where no scheme was given. */
    static GatewayAddress typed(String text) {
        String address = text.strip();
        URI uri = parsed(address.contains("://") ? address : "https://" + address);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        if (!web || uri.getHost() == null || !plain || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Fault.BadInput(FIELD, "vms.address.wrong");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new GatewayAddress(URI.create(uri.getScheme().toLowerCase(java.util.Locale.ROOT) + "://"
                + uri.getHost().toLowerCase(java.util.Locale.ROOT) + port));
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException none) {
            throw new Fault.BadInput(FIELD, "vms.address.wrong");
        }
    }

    boolean encrypted() {
        return "https".equals(base.getScheme());
    }

    /**
     * Refuses names that lead to addresses where no management server can be. To be asked just before each connection:
     * neither HTTP client takes an address for a name and still checks the name of the certificate, so both resolve it
     * once more, and get the answer that Java keeps from here for half a minute.
     */
    void checkReachable() {
        try {
            InetAddress[] all = InetAddress.getAllByName(base.getHost().replaceAll("^\\[|]$", ""));
            if (!Arrays.stream(all).allMatch(Reachable::is)) {
                throw new Fault.BadInput(FIELD, "vms.address.forbidden");
            }
        } catch (UnknownHostException unknown) {
            throw new Fault.BadInput(FIELD, "vms.address.unknown", base.getHost());
        }
    }

    URI path(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
