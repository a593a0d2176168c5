package akashi.core.wire;

/** The bytes are not what they should be; never leaves this package. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Malformed(String what) {
        super(what, null, false, false);
    }
}
