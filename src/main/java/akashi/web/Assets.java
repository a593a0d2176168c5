package akashi.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The files of {@code static/} and htmx, read once and addressed by their content, so that a browser may keep them for
 * a year and still never sees an old one.
 */
final class Assets {

    private static final String HTMX = "htmx.min.js";
    private static final String HTMX_RESOURCE = "META-INF/resources/webjars/htmx.org/2.0.10/dist/" + HTMX;
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> byName = new HashMap<>();

    /** One file. */
    record Asset(String hash, String contentType, byte[] bytes) {}

    Assets() {
        ClasspathFolder.names("static").forEach(name -> add(name, ClasspathFolder.bytes("static/" + name)));
        add(HTMX, ClasspathFolder.bytes(HTMX_RESOURCE));
    }

    String address(String name) {
        return "/static/"
                + find(name)
                        .orElseThrow(() -> new IllegalStateException("no asset " + name))
                        .hash() + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(String name, byte[] bytes) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("static/" + name + " has no known type");
        }
        byName.put(name, new Asset(hash(bytes), type, bytes));
    }

    /** Only tells one version from the next: a digest would be the slowest step of reading them. */
    private static String hash(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** What is written where text is needed, such as a style sheet inside a file that stands alone. */
    String text(String name) {
        return new String(find(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
