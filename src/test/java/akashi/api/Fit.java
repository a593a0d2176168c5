package akashi.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a JSON value fits a schema of the description, as far as such schemas go. */
final class Fit {

    private final JsonNode document;
    private final List<String> misfits = new ArrayList<>();

    private Fit(JsonNode document) {
        this.document = document;
    }

    /** What does not fit; empty when all does. */
    static List<String> misfits(JsonNode document, JsonNode schema, JsonNode value) {
        Fit fit = new Fit(document);
        fit.check("$", schema, value);
        return fit.misfits;
    }

    private void check(String path, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(path, document.at(schema.get("$ref").textValue().substring(1)), value);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                check(path, schema.at("/anyOf/0"), value);
            }
        } else {
            plain(path, schema, value);
        }
    }

    private void plain(String path, JsonNode schema, JsonNode value) {
        String type = schema.path("type").asText();
        boolean right = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
        if (!right) {
            misfits.add(path + " is no " + type);
        }
        if (schema.has("enum") && !schema.get("enum").toString().contains(value.toString())) {
            misfits.add(path + " is none of " + schema.get("enum"));
        }
        if (value.isArray()) {
            value.forEach(item -> check(path + "[]", schema.get("items"), item));
        }
        if (value.isObject()) {
            fields(path, schema, value);
        }
    }

    private void fields(String path, JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                misfits.add(path + " lacks " + name.textValue());
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (schema.path("properties").has(field.getKey())) {
                check(path + "." + field.getKey(), schema.get("properties").get(field.getKey()), field.getValue());
            } else {
                misfits.add(path + " has an unknown " + field.getKey());
            }
        }
    }
}
