package akashi.core.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One message of one maker.
 *
 * @param general whether its words fit several causes, so that any other message in the same text says more
 */
public record KnownError(Maker maker, ErrorCause cause, boolean general, Predicate<String> in) {

    /** A message that is known by any of these texts; capitals do not matter. */
    static KnownError of(Maker maker, ErrorCause cause, String... texts) {
        List<String> lower = List.of(texts).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        return new KnownError(maker, cause, false, text -> lower.stream().anyMatch(text::contains));
    }

    /** A message that is known by a pattern, to be found in text of lower case. */
    static KnownError like(Maker maker, ErrorCause cause, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new KnownError(
                maker, cause, false, text -> compiled.matcher(text).find());
    }

    /** The same, where its words fit several causes. */
    KnownError inGeneral() {
        return new KnownError(maker, cause, true, in);
    }
}
