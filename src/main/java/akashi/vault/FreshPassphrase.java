package akashi.vault;

import akashi.core.text.Message;
import akashi.pki.Guessing;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;

/** A new passphrase for the private keys: whoever has the database may try words on it for as long as they like. */
final class FreshPassphrase {

    private static final int FEWEST = 12;

    private FreshPassphrase() {}

    /** Why it is not accepted, in a sentence; {@code words} are those that others know of the site. */
    static Optional<Message> weakness(char[] passphrase, List<String> words) {
        if (passphrase.length < FEWEST) {
            return Optional.of(Message.of("vault.fresh.short", FEWEST));
        }
        return Guessing.offline(CharBuffer.wrap(passphrase), words)
                ? Optional.of(Message.of("vault.fresh.common"))
                : Optional.empty();
    }
}
