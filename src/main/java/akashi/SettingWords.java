package akashi;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the words of settings are read; one that cannot be is an {@link IllegalArgumentException}. */
final class SettingWords {

    private static final int MOST_KEYS = 5_000;

    private SettingWords() {}

    static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("out of range");
        }
        return port;
    }

    static int keyCount(String text) {
        int count = Integer.parseInt(text);
        if (count < 0 || count > MOST_KEYS) {
            throw new IllegalArgumentException("out of range");
        }
        return count;
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

    static Set<String> words(String text) {
        return Stream.of(text.split("[\\s,]+")).collect(Collectors.toUnmodifiableSet());
    }
}
