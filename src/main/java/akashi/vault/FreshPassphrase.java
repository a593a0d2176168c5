package akashi.vault;

import akashi.core.text.Message;
import java.util.Optional;

/** A new passphrase for the private keys: whoever has the database may try words on it for as long as they like. */
final class FreshPassphrase {

    private static final int FEWEST = 12;

    private FreshPassphrase() {}

    /** Why it is not accepted, in a sentence. */
    static Optional<Message> weakness(char[] passphrase) {
        return passphrase.length < FEWEST ? Optional.of(Message.of("vault.fresh.short", FEWEST)) : Optional.empty();
    }
}
