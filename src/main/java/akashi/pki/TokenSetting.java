package akashi.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a PKCS #11 token is and how it is opened. It prints without the PIN.
 *
 * @param library the module of the token's maker
 * @param name the label of the token, or its serial number
 * @param pin where it was given as it is
 * @param pinFile where it lies in a file, which its owner alone may read
 */
public record TokenSetting(Path library, String name, Optional<Password> pin, Optional<Path> pinFile) {

    private static final int MOST_BYTES = 256;

    /** The PIN, read anew where it lies in a file, so that a right one put there later is found. */
    Password read() throws Token.Away {
        if (pin.isPresent()) {
            return Password.of(pin.get().reveal());
        }
        Path file = pinFile.orElseThrow(() -> new Token.Away(TokenTrouble.Reason.PIN_MISSING.of()));
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new Token.Away(TokenTrouble.Reason.PIN_FILE.of(file.toString()));
            }
            if (!OwnerOnly.holds(file)) {
                throw new Token.Away(TokenTrouble.Reason.PIN_OPEN.of(file.toString()));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new Token.Away(TokenTrouble.Reason.PIN_FILE.of(file.toString()));
            }
            return Password.of(text);
        } catch (IOException unreadable) {
            throw new Token.Away(TokenTrouble.Reason.PIN_FILE.of(file.toString()));
        }
    }
}
