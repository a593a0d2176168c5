package akashi.core.wire;

import akashi.core.text.Message;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one side says before it hangs up (RFC 8446 6).
 *
 * @param code its number
 * @param name as the standard has it
 */
public record Alert(int code, String name) {

    private static final int CODES = 256;

    static Alert of(int code) {
        return new Alert(code, Registries.ALERTS.name(code));
    }

    /** The alert that a program's words name, as in {@code Received fatal alert: unknown_ca}. */
    public static Optional<Alert> namedIn(String words) {
        return IntStream.range(0, CODES)
                .filter(Registries.ALERTS::knows)
                .mapToObj(Alert::of)
                .filter(alert -> words.matches("(?s).*\\b" + alert.name + "\\b.*"))
                .findFirst();
    }

    /** What it means. */
    public Message words() {
        return Message.of(Registries.ALERTS.knows(code) ? "wire.alert." + name : "wire.alert.other");
    }
}
