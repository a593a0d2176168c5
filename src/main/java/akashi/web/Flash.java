package akashi.web;

import akashi.core.text.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Carries one message over a redirect, as key and arguments in a cookie of one minute. The sentence is made when it is
 * read, from known keys and escaped, so that a forged cookie can say nothing that the portal does not say itself.
 */
final class Flash {

    static final String COOKIE = "akashi_flash";
    private static final int LONGEST = 3000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Flash() {}

    /** The cookie's value; a message too long for a cookie loses its arguments to a general sentence. */
    static String write(Message message) {
        String value = encode(message);
        return value.length() <= LONGEST ? value : encode(Message.of("web.flash.done"));
    }

    /** The message, or empty for what is not one or has no text. */
    static Optional<Message> read(String value, Messages messages) {
        if (value == null || value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(value);
            Message message = message(JSON.readTree(new String(json, StandardCharsets.UTF_8)));
            messages.text(Lang.EN, message);
            return Optional.of(message);
        } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String encode(Message message) {
        byte[] json = node(message).toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static JsonNode node(Object arg) {
        ObjectNode node = JSON.createObjectNode();
        if (arg instanceof Message message) {
            node.put("key", message.key()).set("args", nodes(message.args()));
            return node;
        }
        if (arg instanceof Collection<?> items) {
            return nodes(items);
        }
        if (arg instanceof Instant instant) {
            return node.put("at", instant.toString());
        }
        if (arg instanceof Enum<?> constant) {
            return node(Message.of(constant));
        }
        return arg instanceof Number
                ? JSON.valueToTree(arg)
                : JSON.getNodeFactory().textNode(String.valueOf(arg));
    }

    private static ArrayNode nodes(Collection<?> items) {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(item -> array.add(node(item)));
        return array;
    }

    private static Message message(JsonNode node) {
        List<Object> args = new ArrayList<>();
        node.path("args").forEach(arg -> args.add(value(arg)));
        return new Message(node.path("key").asText(), args);
    }

    private static Object value(JsonNode node) {
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isObject()) {
            return node.has("at") ? Instant.parse(node.get("at").asText()) : message(node);
        }
        return node.asText();
    }
}
