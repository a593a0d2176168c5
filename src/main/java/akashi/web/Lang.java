package akashi.web;

import java.util.Locale;
import java.util.Optional;

/** A language of the portal. Every sentence exists in each of them. */
public enum Lang {
    /** Japanese. */
    JA(Locale.JAPANESE, "日本語"),
    /** English. */
    EN(Locale.ENGLISH, "EN");

    private final Locale locale;
    private final String ownName;

    Lang(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** What the switch calls it: in its own words, whatever the page's language is. */
    public String ownName() {
        return ownName;
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
