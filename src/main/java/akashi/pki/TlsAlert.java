package akashi.pki;

import java.util.Map;
import java.util.Set;

/** The alerts with which servers refuse a handshake (RFC 8446 6.2). */
final class TlsAlert {

    static final int PROTOCOL_VERSION = 70;

    private static final Map<Integer, String> NAMES = Map.of(
            0,
            "close_notify",
            10,
            "unexpected_message",
            40,
            "handshake_failure",
            47,
            "illegal_parameter",
            50,
            "decode_error",
            PROTOCOL_VERSION,
            "protocol_version",
            71,
            "insufficient_security",
            80,
            "internal_error",
            112,
            "unrecognized_name");

    /** Those that an offer of older versions and suites may avoid. */
    private static final Set<Integer> OLD = Set.of(40, 47, 50, PROTOCOL_VERSION, 71);

    private TlsAlert() {}

    /** The detail of an answer. */
    static String detail(int code) {
        return "TLS alert " + NAMES.getOrDefault(code, String.valueOf(code));
    }

    static boolean mayBeOld(int code) {
        return OLD.contains(code);
    }
}
