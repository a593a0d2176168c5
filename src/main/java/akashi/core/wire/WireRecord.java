package akashi.core.wire;

import akashi.core.text.Message;
import java.util.List;

/**
 * One record: the envelope in which TLS sends everything (RFC 8446 5.1).
 *
 * @param number its place in the order of all records of both sides, from 1
 * @param bytes all of it, with its header
 * @param header the fields of the header
 * @param kind what its first byte says it holds
 * @param hidden whether what it holds is encrypted
 */
public record WireRecord(
        Side from,
        int number,
        byte[] bytes,
        List<Field> header,
        Message kind,
        boolean hidden,
        List<WireMessage> messages) {

    /** The header as if it were a message, so that it is shown the same way. */
    public WireMessage envelope() {
        return new WireMessage("", kind, 0, bytes, header);
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** The names of what it holds, in their order. */
    public List<String> names() {
        return messages.stream().map(WireMessage::name).toList();
    }

    /** All bytes, sixteen in a line. */
    public String dump() {
        return Hex.dump(bytes);
    }
}
