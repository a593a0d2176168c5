package akashi.core.lesson;

import akashi.core.text.Message;

/** One thing that a check asks for: whether it is so, and what it is or what is missing. */
public record Point(boolean met, Message text) {

    /** What is as it should be. */
    public static Point met(String key, Object... args) {
        return new Point(true, Message.of(key, args));
    }

    /** What is still to be done. */
    public static Point open(String key, Object... args) {
        return new Point(false, Message.of(key, args));
    }
}
