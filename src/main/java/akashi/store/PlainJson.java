package akashi.store;

import akashi.core.text.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Values that keep their types as JSON: text, numbers, truth values, instants, dates, ids, messages, lists and maps of
 * these. Anything else is refused, so that no object slips into the audit trail with more than was meant.
 */
public final class PlainJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlainJson() {}

    /** The JSON of a value. */
    public static String write(Object value) {
        return node(value).toString();
    }

    /** The value behind JSON that {@link #write} made. */
    public static Object read(String json) {
        try {
            return value(MAPPER.readTree(json));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("stored JSON cannot be read", damaged);
        }
    }

    /** The list behind JSON. */
    @SuppressWarnings("unchecked")
    static List<Object> list(String json) {
        return (List<Object>) read(json);
    }

    /** The map behind JSON, or an empty one for none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(String json) {
        return json == null ? Map.of() : (Map<String, Object>) read(json);
    }

    private static JsonNode node(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        return value instanceof Map<?, ?> map ? tagged("map", object(map)) : tagged(value);
    }

    private static JsonNode number(Number number) {
        return number instanceof Double || number instanceof Float || number instanceof BigDecimal
                ? NODES.numberNode(new BigDecimal(number.toString()))
                : NODES.numberNode(number.longValue());
    }

    private static JsonNode tagged(Object value) {
        if (value instanceof Instant instant) {
            return tagged("instant", NODES.textNode(instant.toString()));
        }
        if (value instanceof LocalDate date) {
            return tagged("date", NODES.textNode(date.toString()));
        }
        if (value instanceof UUID id) {
            return tagged("id", NODES.textNode(id.toString()));
        }
        if (value instanceof Message message) {
            ObjectNode node = NODES.objectNode().put("key", message.key());
            node.set("args", array(message.args()));
            return tagged("message", node);
        }
        throw new IllegalArgumentException(
                "not a plain value: " + value.getClass().getName());
    }

    private static ObjectNode tagged(String tag, JsonNode content) {
        ObjectNode node = NODES.objectNode();
        node.set(tag, content);
        return node;
    }

    private static ArrayNode array(List<?> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((name, value) -> object.set((String) name, node(value)));
        return object;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.isInt() ? (Object) node.intValue() : node.isLong() ? node.longValue() : node.decimalValue();
            case ARRAY -> values(node);
            case OBJECT -> untagged(node);
            default -> null;
        };
    }

    private static List<Object> values(JsonNode array) {
        List<Object> values = new ArrayList<>();
        array.forEach(element -> values.add(value(element)));
        return values;
    }

    private static Object untagged(JsonNode node) {
        String tag = node.fieldNames().next();
        JsonNode content = node.get(tag);
        return switch (tag) {
            case "instant" -> Instant.parse(content.textValue());
            case "date" -> LocalDate.parse(content.textValue());
            case "id" -> UUID.fromString(content.textValue());
            case "message" -> new Message(content.get("key").textValue(), values(content.get("args")));
            case "map" -> entries(content);
            default -> throw new IllegalStateException("unknown kind of stored value: " + tag);
        };
    }

    private static Map<String, Object> entries(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.fields().forEachRemaining(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }
}
