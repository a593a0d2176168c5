package akashi.pki;

/**
 * A sealed secret cannot be opened: another key sealed it, it was altered, or it was moved to another place. Which of
 * these it was is not known and not told.
 */
public final class SecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretUnreadable() {
        super("a sealed secret cannot be opened with this key", null, false, false);
    }
}
