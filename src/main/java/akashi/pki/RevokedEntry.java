package akashi.pki;

import java.time.Instant;
import java.util.Map;

/**
 * A certificate that its authority took back.
 *
 * @param serial its serial number in hex
 * @param reason the reason's name in RFC 5280 5.3.1; a name that the standard does not know counts as unspecified
 */
public record RevokedEntry(String serial, Instant at, String reason) {

    private static final Map<String, Integer> CODES = Map.of(
            "keyCompromise", 1,
            "cACompromise", 2,
            "affiliationChanged", 3,
            "superseded", 4,
            "cessationOfOperation", 5,
            "privilegeWithdrawn", 9,
            "aACompromise", 10);

    /** The number of the reason; 0, which a list leaves out, where none is given. */
    int code() {
        return code(reason);
    }

    static int code(String reason) {
        return CODES.getOrDefault(reason, 0);
    }
}
