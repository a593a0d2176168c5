package akashi.core.site;

import akashi.core.fault.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-1 hash of a certificate as 40 upper-case hex digits, the way Windows and the Server Configurator name a
 * certificate. It identifies; it protects nothing.
 */
public record Thumbprint(String value) {

    private static final Pattern HEX = Pattern.compile("[0-9A-F]{40}");

    /** Refuses what is no thumbprint; spaces and colons, as people paste them, are taken out. */
    public Thumbprint {
        String text = value;
        value = text.replaceAll("[\\s:\\u200E]", "").toUpperCase(Locale.ROOT);
        if (!HEX.matcher(value).matches()) {
            throw new Fault.BadInput("thumbprint", "thumbprint.invalid");
        }
    }

    /** A thumbprint, or empty when the text is none. */
    public static Optional<Thumbprint> parse(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new Thumbprint(text));
        } catch (Fault.BadInput invalid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
