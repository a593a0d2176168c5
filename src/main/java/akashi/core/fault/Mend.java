package akashi.core.fault;

import akashi.core.text.Message;

/**
 * The next step beside a problem: what to do, and the path of the page where it is done ({@code null} when it is done
 * outside the portal).
 */
public record Mend(Message what, String path) {

    /** Nothing to suggest. */
    public static final Mend NONE = new Mend(Message.of("mend.none"), null);

    /** Whether there is anything to suggest. */
    public boolean present() {
        return this != NONE;
    }
}
