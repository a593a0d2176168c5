package akashi.web;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * One text, written as a {@link MessageFormat} pattern. Making a format costs far more than reading its text, and most
 * texts are not shown in a run: it is made when it is first needed. A text without a brace needs none at all.
 */
final class Sentence {

    private final String pattern;
    private final Locale locale;
    private volatile MessageFormat format;

    Sentence(String pattern, Locale locale) {
        this.pattern = pattern;
        this.locale = locale;
    }

    String with(Object[] args) {
        if (pattern.indexOf('{') < 0) {
            return pattern.replace("''", "'");
        }
        if (format == null) {
            format = new MessageFormat(pattern, locale);
        }
        // A MessageFormat must not be shared between threads while it formats.
        return ((MessageFormat) format.clone()).format(args);
    }
}
