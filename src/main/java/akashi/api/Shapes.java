package akashi.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * JSON schemas (2020-12) of the records that bodies are read into and written from. What is answered always has all its
 * fields, an {@code Optional} one as null; what is taken needs those that are {@link Required}.
 */
final class Shapes {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer")),
            Map.entry(Integer.class, Map.of("type", "integer")),
            Map.entry(long.class, Map.of("type", "integer")),
            Map.entry(char[].class, Map.of("type", "string", "format", "password")));

    private final Map<String, Object> components = new TreeMap<>();

    /** A reference to the schema of a record that is taken. */
    Map<String, Object> taken(Class<?> type) {
        return of(type, true);
    }

    /** A reference to the schema of a record that is answered. */
    Map<String, Object> answered(Class<?> type) {
        return of(type, false);
    }

    /** All schemas referred to so far, by name. */
    Map<String, Object> components() {
        return components;
    }

    private Map<String, Object> of(Type type, boolean taken) {
        if (type instanceof ParameterizedType generic) {
            Map<String, Object> inner = of(generic.getActualTypeArguments()[0], taken);
            return generic.getRawType() == Optional.class ? nullable(inner) : Map.of("type", "array", "items", inner);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            List<String> names = Stream.of(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return Map.of("type", "string", "enum", names);
        }
        return plain.isRecord() ? record(plain, taken) : SIMPLE.get(plain);
    }

    private static Map<String, Object> nullable(Map<String, Object> inner) {
        return Map.of("anyOf", List.of(inner, Map.of("type", "null")));
    }

    private Map<String, Object> record(Class<?> type, boolean taken) {
        String name = type.getSimpleName();
        if (!components.containsKey(name)) {
            components.put(name, Map.of());
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                properties.put(component.getName(), of(component.getGenericType(), taken));
                if (!taken || component.isAnnotationPresent(Required.class)) {
                    required.add(component.getName());
                }
            }
            components.put(name, schema(properties, required, taken));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> schema(Map<String, Object> properties, List<String> required, boolean taken) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (taken) {
            // An unknown field is a slip, and refused; what is answered may gain fields.
            schema.put("additionalProperties", false);
        }
        return schema;
    }
}
