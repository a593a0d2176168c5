package akashi.enrolment;

import akashi.core.fault.Fault;
import akashi.store.Sites;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Where computers reach the portal over HTTPS, and the SHA-256 thumbprints of the certificates that may be shown there.
 * More than one lets a proxy's next certificate be announced before it is shown.
 *
 * @param url without a path; empty where the portal has no such address
 * @param pins upper-case hex
 */
record PinnedAddress(Optional<String> url, List<String> pins) {

    private static final String URL = "enrolment.url";
    private static final String PINS = "enrolment.pins";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern PIN = Pattern.compile("[0-9A-F]{64}");
    private static final int MOST_PINS = 4;

    PinnedAddress {
        pins = List.copyOf(pins);
    }

    /** As the site has it; the address is the portal's own public one until somebody says otherwise. */
    static PinnedAddress of(DSLContext db, UUID siteId, Optional<URI> publicUrl) {
        Sites sites = new Sites(db);
        Optional<String> own =
                publicUrl.filter(url -> "https".equals(url.getScheme())).flatMap(PinnedAddress::written);
        Optional<String> url = sites.setting(siteId, URL).map(Optional::of).orElse(own);
        String pins = sites.setting(siteId, PINS).orElse("");
        return new PinnedAddress(url.filter(text -> !text.isEmpty()), words(pins));
    }

    /** As an administrator typed it; an empty address means that there is none. */
    static PinnedAddress typed(String url, String pins) {
        if (url.isBlank()) {
            return new PinnedAddress(Optional.empty(), List.of());
        }
        String address = parsed(url.strip())
                .flatMap(PinnedAddress::written)
                .orElseThrow(() -> new Fault.BadInput("url", "enrolment.address.wrong"));
        List<String> all = words(pins.toUpperCase(Locale.ROOT).replaceAll("[:\\u200E]", ""));
        boolean grouped = all.size() > MOST_PINS && String.join("", all).length() == 64;
        List<String> read = grouped ? List.of(String.join("", all)) : all;
        if (read.isEmpty()
                || read.size() > MOST_PINS
                || !read.stream().allMatch(pin -> PIN.matcher(pin).matches())) {
            throw new Fault.BadInput("pins", "enrolment.pins.wrong");
        }
        return new PinnedAddress(Optional.of(address), read);
    }

    void keep(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        sites.set(siteId, URL, url.orElse(""));
        sites.set(siteId, PINS, String.join(" ", pins));
    }

    /** Whether a script could use it. For templates too. */
    public boolean usable() {
        return url.isPresent() && !pins.isEmpty();
    }

    /** The address as a script may write it between quotes: nothing but scheme, host and port. */
    private static Optional<String> written(URI url) {
        boolean fits = "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && HOST.matcher(url.getHost()).matches()
                && url.getUserInfo() == null
                && (url.getPath() == null || url.getPath().isEmpty() || "/".equals(url.getPath()))
                && url.getQuery() == null
                && url.getFragment() == null;
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return fits ? Optional.of("https://" + url.getHost().toLowerCase(Locale.ROOT) + port) : Optional.empty();
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
