package akashi.core.wire;

import akashi.core.text.Message;
import java.util.List;

/**
 * One message within a record.
 *
 * @param name as the standards call it; a message of the handshake, an alert, or something that nobody can read
 * @param at where it begins in its record; what began in an earlier record counts from its own beginning
 * @param bytes all of it
 */
public record WireMessage(String name, Message words, int at, byte[] bytes, List<Field> fields) {

    private static final int SHOWN = 48;

    /** Where a field begins in the record, in hex. */
    public String offset(Field field) {
        return "%04x".formatted(at + field.at());
    }

    /** The bytes of a field; of many the first ones. */
    public String hex(Field field) {
        return Hex.line(bytes, field.at(), field.length(), SHOWN);
    }
}
