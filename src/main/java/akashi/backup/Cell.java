package akashi.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One value of a row, as JSON and back: text, numbers, truth, ids, days, instants, bytes. */
final class Cell {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Cell() {}

    static JsonNode json(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        }
        return value instanceof byte[] bytes ? NODES.binaryNode(bytes) : NODES.textNode(value.toString());
    }

    /** The value of a column of this type; anything else than {@link #json} wrote is a defect of the file. */
    static Object value(JsonNode json, Class<?> type) {
        if (json.isNull()) {
            return null;
        }
        if (type == Boolean.class) {
            return json.booleanValue();
        }
        if (Number.class.isAssignableFrom(type)) {
            return number(json.longValue(), type);
        }
        if (type == byte[].class) {
            return bytes(json);
        }
        String text = json.textValue();
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        return type == LocalDate.class ? LocalDate.parse(text) : text;
    }

    private static Object number(long value, Class<?> type) {
        if (type == Short.class) {
            return (short) value;
        }
        return type == Integer.class ? (Object) Math.toIntExact(value) : value;
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return json.binaryValue();
        } catch (IOException notBase64) {
            throw new UncheckedIOException(notBase64);
        }
    }
}
