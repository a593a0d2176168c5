package akashi.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One text, written as a {@link MessageFormat} pattern. Making a format costs far more than reading its text, and most
 * texts are not shown in a run: it is made when it is first needed. A text without a brace needs none at all.
 */
final class Sentence {

    /** The signs of a pattern: what is no text of a reader. */
    private static final Pattern OF_ITS_FORM = Pattern.compile("\\{\\d+(,\\w+,?)?|\\|?\\d+[#<]|[{}]");

    private final String pattern;
    private final Locale locale;
    private volatile MessageFormat format;

    Sentence(String pattern, Locale locale) {
        this.pattern = pattern;
        this.locale = locale;
    }

    /** Its own words, line by line, without what is put between them. */
    String words() {
        return OF_ITS_FORM.matcher(pattern).replaceAll("\n").replace("''", "'");
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
