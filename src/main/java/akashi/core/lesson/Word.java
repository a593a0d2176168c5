package akashi.core.lesson;

import akashi.core.text.Message;

/** Words of the glossary that lessons end with: {@code word.X} is the word, {@code word.X.means} what it means. */
public enum Word {
    HTTPS,
    TLS,
    SESSION_KEY,
    PLAIN_TEXT;

    /** In one or two sentences. */
    public Message means() {
        return Message.of("word." + this + ".means");
    }
}
