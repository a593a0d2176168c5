package akashi.core.site;

import akashi.core.fault.Fault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address in its canonical text form. Parsing never asks a name server. */
public record IpAddress(String value) implements Comparable<IpAddress> {

    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** Refuses what is no address. */
    public IpAddress {
        String text = value;
        value = canonical(text).orElseThrow(() -> new Fault.BadInput("addresses", "address.invalid", text));
    }

    /** An address, or empty when the text is none. */
    public static Optional<IpAddress> parse(String text) {
        return text == null ? Optional.empty() : canonical(text.strip()).map(IpAddress::new);
    }

    /** The 4 or 16 bytes of the address. */
    public byte[] bytes() {
        return literal(value).getAddress();
    }

    private static Optional<String> canonical(String text) {
        if (text == null || !V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(literal(text).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(notAnAddress);
        }
    }

    @Override
    public int compareTo(IpAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
