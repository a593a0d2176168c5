package akashi.backup;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.pki.Guessing;
import akashi.pki.Password;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;

/** The passphrase of a backup: it protects every private key in the file, so it cannot be short or guessed. */
final class BackupPassphrase {

    private static final int FEWEST = 12;

    private BackupPassphrase() {}

    static Password checked(char[] passphrase, List<String> words) {
        Optional<Message> weakness = weakness(passphrase, words);
        if (weakness.isPresent()) {
            throw new Fault.BadInput(new FieldError("passphrase", weakness.get()));
        }
        return Password.of(passphrase);
    }

    /**
     * Why it is not accepted, in a sentence: whoever has the file may try words on it for as long as they like, those
     * first that others know of the site.
     */
    static Optional<Message> weakness(char[] passphrase, List<String> words) {
        if (passphrase.length < FEWEST) {
            return Optional.of(Message.of("backup.passphrase.short", FEWEST));
        }
        return Guessing.offline(CharBuffer.wrap(passphrase), words)
                ? Optional.of(Message.of("backup.passphrase.common"))
                : Optional.empty();
    }
}
