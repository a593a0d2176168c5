package akashi.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which language a reader is answered: asked for in the address, chosen in this session, kept for the person, chosen
 * in this browser before, or the browser's. The cookie of a choice says in which session it was made, so that on a
 * browser that people share nobody reads what another one chose.
 */
final class Language {

    private Language() {}

    /** The language in which a request is answered. */
    static Lang of(Context ctx, Optional<Session> session, boolean secure) {
        return choose(
                ctx.queryParam("lang"),
                session,
                Cookies.of(ctx, Cookies.SESSION, secure).orElse(null),
                Cookies.of(ctx, Cookies.LANGUAGE, secure).orElse(null),
                ctx.header("Accept-Language"));
    }

    /** The first that is known, in this order; English where the browser asks for neither. */
    static Lang choose(String query, Optional<Session> session, String token, String cookie, String acceptLanguage) {
        String[] chosen = cookie == null ? new String[] {""} : cookie.split("\\.", 2);
        boolean here = session.isPresent() && chosen.length > 1 && chosen[1].equals(mark(token));
        return Lang.of(query)
                .or(() -> here ? Lang.of(chosen[0]) : Optional.empty())
                .or(() -> session.flatMap(Session::lang))
                .or(() -> Lang.of(chosen[0]))
                .or(() -> accepted(acceptLanguage))
                .orElse(Lang.EN);
    }

    /** What the cookie keeps of a choice. */
    static String kept(Lang lang, Optional<Session> session, String token) {
        return session.isPresent() ? lang.code() + "." + mark(token) : lang.code();
    }

    /** A few bits of a hash: enough to tell two sessions apart, too few to help anybody guess one. */
    private static String mark(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Optional<Lang> accepted(String header) {
        if (header == null) {
            return Optional.empty();
        }
        return Stream.of(header.split(","))
                .map(String::strip)
                .sorted(Comparator.comparingDouble(Language::weight).reversed())
                .filter(range -> weight(range) > 0)
                .flatMap(range -> Lang.of(range.split("[-;]", 2)[0].strip()).stream())
                .findFirst();
    }

    private static double weight(String range) {
        int at = range.indexOf("q=");
        try {
            return at < 0 ? 1 : Double.parseDouble(range.substring(at + 2).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
