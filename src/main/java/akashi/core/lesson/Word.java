package akashi.core.lesson;

import akashi.core.text.Message;

/** Words of the glossary that lessons end with: {@code word.X} is the word, {@code word.X.means} what it means. */
public enum Word {
    HTTPS,
    TLS,
    SESSION_KEY,
    PLAIN_TEXT,
    PRIVATE_KEY,
    PUBLIC_KEY,
    SIGN,
    CERTIFICATE,
    CA,
    CHAIN,
    HANDSHAKE,
    CLIENT,
    SUBJECT,
    VERIFIER,
    CA_CERTIFICATE,
    TRUST,
    HOST_NAME,
    SUBJECT_NAME,
    SAN,
    PAIR,
    SLOT,
    MIXED,
    CHANGE_SET;

    /** In one or two sentences. */
    public Message means() {
        return Message.of("word." + this + ".means");
    }
}
