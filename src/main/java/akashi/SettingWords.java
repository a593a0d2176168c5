package akashi;

import akashi.core.fault.Fault;
import akashi.core.site.AddressRange;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the words of settings are read; one that cannot be is an {@link IllegalArgumentException}. */
final class SettingWords {

    private static final int MOST_KEYS = 5_000;

    private SettingWords() {}

    /** A whole number that is none, too small or too great, and what would be taken. */
    static final class OutOfRange extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int least;
        private final int most;

        OutOfRange(int least, int most) {
            super("not from " + least + " to " + most);
            this.least = least;
            this.most = most;
        }

        int least() {
            return least;
        }

        int most() {
            return most;
        }
    }

    static int within(String text, int least, int most) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : least - 1;
        if (number < least || number > most) {
            throw new OutOfRange(least, most);
        }
        return number;
    }

    static int port(String text) {
        return within(text, 0, 65_535);
    }

    static int keyCount(String text) {
        return within(text, 0, MOST_KEYS);
    }

    static URI publicUrl(String text) {
        URI url = URI.create(text);
        if (url.getHost() == null || !Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            throw new IllegalArgumentException("no address of a web site");
        }
        return url;
    }

    static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    /** Addresses and ranges of them; a name is none, since whoever answers for names could make it lead elsewhere. */
    static Set<AddressRange> proxies(String text) {
        return Stream.of(text.split("[\\s,]+"))
                .filter(entry -> !entry.isEmpty())
                .map(SettingWords::proxy)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static AddressRange proxy(String entry) {
        try {
            return AddressRange.parse(entry);
        } catch (Fault.BadInput none) {
            throw new Fault.BadInput("AKASHI_TRUSTED_PROXIES", "portal.setting.proxy", "AKASHI_TRUSTED_PROXIES", entry);
        }
    }
}
