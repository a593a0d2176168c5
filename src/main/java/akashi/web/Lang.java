package akashi.web;

import java.util.Locale;
import java.util.Optional;

/** A language of the portal. Every sentence exists in each of them. */
public enum Lang {
    /** Japanese. */
    JA(Locale.JAPANESE),
    /** English. */
    EN(Locale.ENGLISH);

    private final Locale locale;

    Lang(Locale locale) {
        this.locale = locale;
    }

    /** The locale that numbers and plurals follow. */
    public Locale locale() {
        return locale;
    }

    /** The code in {@code lang="…"}, {@code ?lang=} and the names of message files: {@code ja} or {@code en}. */
    public String code() {
        return locale.getLanguage();
    }

    /** The language of a code, or empty for any other text, {@code null} included. */
    public static Optional<Lang> of(String code) {
        for (Lang lang : values()) {
            if (lang.code().equalsIgnoreCase(code)) {
                return Optional.of(lang);
            }
        }
        return Optional.empty();
    }
}
