package akashi.matrix;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a state of the matrix. Immutable: a way on is the same address with other fields. */
record Address(Map<String, String> fields) {

    static final String PATH = "/trust";

    Address() {
        this(Map.of());
    }

    /** With a field set; an empty or missing value leaves it out. */
    Address with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        if (value == null || value.toString().isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value.toString());
        }
        return new Address(more);
    }

    Address without(String... names) {
        Map<String, String> fewer = new LinkedHashMap<>(fields);
        for (String name : names) {
            fewer.remove(name);
        }
        return new Address(fewer);
    }

    @Override
    public String toString() {
        return fields.isEmpty()
                ? PATH
                : PATH + "?"
                        + fields.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
