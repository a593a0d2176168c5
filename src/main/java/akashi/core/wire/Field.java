package akashi.core.wire;

import akashi.core.text.Message;
import java.util.Optional;

/**
 * A few bytes that mean one thing.
 *
 * @param depth how deep it lies within other fields; 0 on top
 * @param at where it begins, counted from the beginning of what it belongs to
 * @param value what it says, as it is written in the standards; may be empty
 * @param words what it is for
 */
public record Field(int depth, int at, int length, Message name, String value, Optional<Message> words) {}
