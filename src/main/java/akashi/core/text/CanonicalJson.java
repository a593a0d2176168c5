package akashi.core.text;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON with one way to write everything, as RFC 8785 has it: no white space, members in the order of their names, in
 * strings only what must be escaped is. Takes text, whole numbers, nothing ({@code null}) and maps of these, so that any
 * language writes the same bytes with a few lines.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The text of a value; its UTF-8 bytes are what is hashed and signed. */
    public static String of(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof String text) {
            return string(text);
        }
        throw new IllegalArgumentException(
                "has no canonical form: " + value.getClass().getName());
    }

    private static String object(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        return sorted.entrySet().stream()
                .map(member -> string(member.getKey()) + ":" + of(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\t\n\f\r".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\btnfr".charAt(known));
            } else if (c < ' ') {
                out.append("\\u00").append(c < 16 ? '0' : '1').append("0123456789abcdef".charAt(c % 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
