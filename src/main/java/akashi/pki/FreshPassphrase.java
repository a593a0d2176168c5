package akashi.pki;

import akashi.core.text.Message;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A new passphrase for what lies where others may have a copy of it, the private keys of a database or a backup: they
 * may try words on it for as long as they like, those first that they know of the site.
 */
public final class FreshPassphrase {

    private static final int FEWEST = 12;

    private FreshPassphrase() {}

    /** The same of a password that was read already. */
    public static Optional<Message> weakness(Password password, List<String> words) {
        char[] characters = password.reveal();
        try {
            return weakness(characters, words);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Why it is not accepted, in a sentence; {@code words} are those that others know of the site. */
    public static Optional<Message> weakness(char[] passphrase, List<String> words) {
        if (passphrase.length < FEWEST) {
            return Optional.of(Message.of("pki.passphrase.short", FEWEST));
        }
        return Guessing.offline(CharBuffer.wrap(passphrase), words)
                ? Optional.of(Message.of("pki.passphrase.common"))
                : Optional.empty();
    }
}
