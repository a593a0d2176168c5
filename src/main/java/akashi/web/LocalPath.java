package akashi.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A path on this portal, so that no redirect ever leads elsewhere. */
public final class LocalPath {

    private LocalPath() {}

    /** The path and query, or empty for anything that a browser could read as another site or another scheme. */
    public static Optional<String> of(String text) {
        if (text == null
                || !text.startsWith("/")
                || text.startsWith("//")
                || text.contains("/..")
                || text.length() > 2000) {
            return Optional.empty();
        }
        if (text.chars().anyMatch(c -> c < 0x21 || c == '\\' || c > 0x7e)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            boolean local = uri.getScheme() == null && uri.getRawAuthority() == null;
            return local ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
