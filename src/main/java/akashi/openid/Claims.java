package akashi.openid;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a provider says of a person. */
final class Claims {

    /** What an account of the portal may be called. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,99}");

    private static final int MOST = 1000;

    private Claims() {}

    /**
     * The texts at a path; empty where nothing is there, which is not the same as an empty list. A name that itself has
     * dots in it comes first.
     */
    static Optional<List<String>> texts(Map<String, Object> claims, String path) {
        return at(claims, path).map(Claims::texts);
    }

    private static Optional<Object> at(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Optional<Object> found = at(inner, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Texts alone: of a number or a truth value nobody said that it gives a role. */
    private static List<String> texts(Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof Collection<?> several
                ? several.stream()
                        .limit(MOST)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** A user name in lower case; empty where there is none that an account may have. */
    static Optional<String> userName(Map<String, Object> claims, String path) {
        return at(claims, path)
                .filter(String.class::isInstance)
                .map(text -> ((String) text).strip().toLowerCase(Locale.ROOT))
                .filter(name -> Normalizer.isNormalized(name, Normalizer.Form.NFKC))
                .filter(NAME.asMatchPredicate());
    }
}
