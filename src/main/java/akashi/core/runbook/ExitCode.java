package akashi.core.runbook;

import java.util.Arrays;
import java.util.Optional;

/** How the vendor's Server Configurator ended, as its exit code tells. */
public enum ExitCode {
    SUCCESS(0, false),
    UNKNOWN_ERROR(-1, false),
    INVALID_ARGUMENTS(-2, false),
    INVALID_VALUE(-3, false),
    ANOTHER_RUNNING(-4, false),
    ROTATION(50, true),
    NOT_REGISTERED(100, true),
    WOULD_NOT_STOP(10000, true),
    WOULD_NOT_RESTART(20000, true),
    MANAGEMENT_REFUSES(300000, true),
    STILL_RUNNING(267009, true);

    private final int code;
    private final boolean field;

    ExitCode(int code, boolean field) {
        this.code = code;
        this.field = field;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** The number as text, with no separators. */
    public String number() {
        return Integer.toString(code);
    }

    /** Whether its meaning is field experience and not the vendor's word. */
    public boolean field() {
        return field;
    }

    /** The exit code with this number. */
    public static Optional<ExitCode> of(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}
