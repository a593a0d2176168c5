package akashi.web;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which language a reader is answered: asked for in the address, chosen in this browser, kept for the person, or the
 * browser's.
 */
final class Language {

    private Language() {}

    /** The first that is known, in this order; English where the browser asks for neither. */
    static Lang choose(String query, Optional<Session> session, String cookie, String acceptLanguage) {
        return Lang.of(query)
                .or(() -> Lang.of(cookie))
                .or(() -> session.flatMap(Session::lang))
                .or(() -> accepted(acceptLanguage))
                .orElse(Lang.EN);
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
