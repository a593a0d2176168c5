package akashi.pki;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A certificate that its authority took back.
 *
 * @param serial its serial number in hex
 * @param reason the reason's name in RFC 5280 5.3.1; a name that the standard does not know counts as unspecified
 */
public record RevokedEntry(String serial, Instant at, String reason) {

    /** The extension 2.5.29.21 with the enumerated value 0, whose last byte is the reason. */
    private static final byte[] REASON = HexFormat.of().parseHex("300c300a0603551d1504030a0100");

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

    /** The entry of a list (RFC 5280 5.1.2.6), its reason as an extension where one is given. */
    byte[] der() {
        byte[] number = Der.integer(new BigInteger(serial, 16));
        byte[] when = Der.time(at);
        int code = code();
        if (code == 0) {
            return Der.sequence(number, when);
        }
        byte[] reason = REASON.clone();
        reason[reason.length - 1] = (byte) code;
        return Der.sequence(number, when, reason);
    }

    static int code(String reason) {
        return CODES.getOrDefault(reason, 0);
    }
}
