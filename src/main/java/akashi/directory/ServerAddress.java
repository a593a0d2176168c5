package akashi.directory;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Reachable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server of the directory answers, over TLS from the first byte: 636 where no port is named. */
record ServerAddress(String host, int port) {

    private static final int LDAPS = 636;
    private static final int MOST_PORT = 65_535;
    private static final Pattern TYPED =
            Pattern.compile("(?:ldaps://)?(?:\\[([0-9a-f:.]+)]|([a-z0-9](?:[a-z0-9._-]{0,252})))(?::(\\d{1,5}))?/?");
    private static final Pattern FIGURES = Pattern.compile("[0-9.]+|.*:.*");

    /** As a person typed it; anything but LDAPS is bad input. */
    static ServerAddress typed(String field, String text) {
        Matcher parts = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.strip().toLowerCase(Locale.ROOT).startsWith("ldap://")) {
            throw new Fault.BadInput(field, "directory.server.plain");
        }
        if (!parts.matches()) {
            throw new Fault.BadInput(field, "directory.server.wrong", text.strip());
        }
        int port = parts.group(3) == null ? LDAPS : Integer.parseInt(parts.group(3));
        if (port < 1 || port > MOST_PORT) {
            throw new Fault.BadInput(field, "directory.server.wrong", text.strip());
        }
        ServerAddress address = new ServerAddress(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
        address.judgeFigures(field);
        return address;
    }

    /** What is written in figures is judged at once; a name only when it is asked, since it may lead elsewhere by then. */
    private void judgeFigures(String field) {
        if (FIGURES.matcher(host).matches()) {
            try {
                addresses();
            } catch (Unreached why) {
                throw new Fault.BadInput(
                        field, why.said().key(), why.said().args().toArray());
            }
        }
    }

    /** Where it leads now. Each is to be connected to as it is, not by its name again. */
    List<InetAddress> addresses() throws Unreached {
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
            if (!all.stream().allMatch(Reachable::is)) {
                throw new Unreached(Message.of("directory.server.forbidden", host));
            }
            return all;
        } catch (UnknownHostException unknown) {
            throw new Unreached(Message.of("directory.server.unknown", host));
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
