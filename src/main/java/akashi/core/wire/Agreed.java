package akashi.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the two have agreed on so far, and what was shown: later messages are read by it. */
final class Agreed {

    private static final int TLS_13 = 0x0304;

    int version;
    int suite = -1;
    Optional<Alert> alert = Optional.empty();
    final List<byte[]> certificates = new ArrayList<>();

    boolean chosen() {
        return suite >= 0;
    }

    boolean modern() {
        return chosen() && version == TLS_13;
    }

    /** Whether the keys come from an exchange on an elliptic curve. */
    boolean byCurve() {
        return chosen() && Registries.SUITES.name(suite).contains("_ECDHE_");
    }
}
