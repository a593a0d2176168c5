package akashi.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of the API with all their fields, read from the portal's own description of them. */
final class Calls {

    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One call.
     *
     * @param body one that has every field; empty where none is taken
     * @param type of the body
     */
    record Call(String method, String path, List<String> queries, Optional<JsonNode> body, String type) {

        String name() {
            return method + " " + path;
        }
    }

    private final JsonNode description;
    private final Map<String, String> likely;

    /** {@code likely} says what is usual in a field of this name. */
    Calls(JsonNode description, Map<String, String> likely) {
        this.description = description;
        this.likely = likely;
    }

    List<Call> all() {
        List<Call> all = new ArrayList<>();
        description
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(each -> all.add(call(path.getKey(), each.getKey(), each.getValue()))));
        return all;
    }

    private Call call(String path, String method, JsonNode operation) {
        List<String> queries = new ArrayList<>();
        operation.path("parameters").forEach(each -> {
            if (each.get("in").textValue().equals("query")) {
                queries.add(each.get("name").textValue());
            }
        });
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        operation
                .path("requestBody")
                .path("content")
                .fields()
                .forEachRemaining(e -> contents.put(e.getKey(), e.getValue()));
        JsonNode json = contents.get("application/json");
        Optional<JsonNode> body = Optional.ofNullable(json).map(media -> whole(media.get("schema"), ""));
        body.filter(node -> node.isObject() && json.has("example"))
                .ifPresent(node -> ((ObjectNode) node).setAll(example(json.get("example"))));
        String type = contents.isEmpty() ? "" : contents.keySet().iterator().next();
        return new Call(method.toUpperCase(java.util.Locale.ROOT), path, queries, body, type);
    }

    private static ObjectNode example(JsonNode given) {
        return given.isObject() ? (ObjectNode) given.deepCopy() : JSON.createObjectNode();
    }

    /** A value that has all that the schema knows, lists with one entry. */
    private JsonNode whole(JsonNode schema, String name) {
        if (schema.has("$ref")) {
            return whole(description.at(schema.get("$ref").textValue().substring(1)), name);
        }
        if (schema.has("anyOf")) {
            return whole(schema.get("anyOf").get(0), name);
        }
        switch (schema.path("type").asText("string")) {
            case "object":
                ObjectNode object = JSON.createObjectNode();
                schema.path("properties")
                        .fields()
                        .forEachRemaining(each -> object.set(each.getKey(), whole(each.getValue(), each.getKey())));
                return object;
            case "array":
                ArrayNode array = JSON.createArrayNode();
                return array.add(whole(schema.get("items"), name));
            case "integer":
                return JSON.getNodeFactory().numberNode(30);
            case "boolean":
                return JSON.getNodeFactory().booleanNode(true);
            default:
                String first = schema.path("enum").path(0).asText(likely.getOrDefault(name, "harbour"));
                return JSON.getNodeFactory().textNode(first);
        }
    }

    /** Where the fields of a body are, as pointers, those that hold others too. */
    static List<String> pointers(JsonNode body, String at) {
        List<String> all = new ArrayList<>();
        body.fields().forEachRemaining(each -> {
            String pointer = at + "/" + each.getKey();
            all.add(pointer);
            JsonNode inner = each.getValue().isArray() ? each.getValue().path(0) : each.getValue();
            if (inner.isObject()) {
                all.addAll(pointers(inner, pointer + (each.getValue().isArray() ? "/0" : "")));
            }
        });
        return all;
    }

    /** The body with this field as a piece of JSON that may be none. */
    static String with(JsonNode body, String pointer, String value) {
        JsonNode copy = body.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).put(pointer.substring(last + 1), "zqx-here");
        return copy.toString().replace("\"zqx-here\"", value);
    }
}
