package akashi.core.site;

import akashi.core.fault.Fault;
import java.util.Locale;
import java.util.Optional;

/**
 * A host name as Windows and the VMS use it: one or more labels of letters, digits, hyphens and (tolerated, with a
 * warning) underscores, kept in lower case, at most 253 characters, labels at most 63 (RFC 1123, RFC 5280 4.2.1.6).
 * Never an IP address. Names with other scripts are entered in their {@code xn--} form.
 */
public record HostName(String value) implements Comparable<HostName> {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;

    /** Refuses what is no host name, with the sentence that says why. */
    public HostName {
        value = normalised(value);
        problem(value).ifPresent(key -> {
            throw new Fault.BadInput("computer", key);
        });
    }

    /** A host name, or empty when the text is none. */
    public static Optional<HostName> parse(String text) {
        String value = normalised(text);
        return problem(value).isPresent() ? Optional.empty() : Optional.of(new HostName(value));
    }

    /** The key of the sentence that says why the text is no host name, or empty when it is one. */
    public static Optional<String> problem(String text) {
        String value = normalised(text);
        if (value.isEmpty()) {
            return Optional.of("host-name.empty");
        }
        if (value.length() > LONGEST) {
            return Optional.of("host-name.too-long");
        }
        boolean numbers = value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        if ((numbers || value.indexOf(':') >= 0) && IpAddress.parse(value).isPresent()) {
            return Optional.of("host-name.address");
        }
        if (value.chars().anyMatch(c -> c > 127)) {
            return Optional.of("host-name.not-ascii");
        }
        if (!labels(value)) {
            return Optional.of("host-name.characters");
        }
        return numbers ? Optional.of("host-name.address") : Optional.empty();
    }

    /** Rules ask for names again and again: looked through by hand, this costs a tenth of a regular expression. */
    private static boolean labels(String value) {
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? '.' : value.charAt(i);
            if (c == '.') {
                boolean fits = i > start && i - start <= LONGEST_LABEL;
                if (!fits || value.charAt(start) == '-' || value.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static String normalised(String text) {
        String trimmed = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }

    /** The first label: {@code rec-01} of {@code rec-01.example.com}. */
    public String shortName() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    /** Whether the name has no domain. */
    public boolean isShort() {
        return value.indexOf('.') < 0;
    }

    /** Whether a tolerated underscore makes the name unfit for strict resolvers. */
    public boolean hasUnderscore() {
        return value.indexOf('_') >= 0;
    }

    /** This name inside a domain, unless it has a domain already. */
    public HostName in(Optional<HostName> domain) {
        return isShort() && domain.isPresent() ? new HostName(value + "." + domain.get().value) : this;
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
