package akashi.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The headers that every answer carries, and the one that names a download. */
final class Headers {

    static final String NO_STORE = "no-store";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", NO_STORE);

    private Headers() {}

    static void put(Context ctx) {
        ALWAYS.forEach(ctx::header);
    }

    /** Browsers that once came over HTTPS come so for a year; other computers of the domain are left alone. */
    static void insist(BiConsumer<String, String> header) {
        header.accept("Strict-Transport-Security", "max-age=31536000");
    }

    /** The same for an answer that Javalin has no part in. */
    static void always(BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
    }

    /** The media type without parameters, in lower case; empty where none is named. */
    static String mediaType(String contentType) {
        String type = Optional.ofNullable(contentType).orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The first of these media types that {@code Accept} names; otherwise the first of all. */
    static String preferred(String accept, String... types) {
        String named = Optional.ofNullable(accept).orElse("");
        return List.of(types).stream().filter(named::contains).findFirst().orElse(types[0]);
    }

    /** RFC 6266: a plain name for everybody and the true name, percent-encoded, for those who read it. */
    static String attachment(String fileName) {
        String safe = fileName.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
        String ascii = safe.replaceAll("[^\\x20-\\x7e]", "_").replace("%", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encode(safe);
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
