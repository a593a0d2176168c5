package akashi.core.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers and the names that the standards give them. */
final class Registry {

    private final Map<Integer, String> names;

    private Registry(Map<Integer, String> names) {
        this.names = names;
    }

    /** Lines of a number in hex and a name. */
    static Registry of(String lines) {
        return new Registry(new HashMap<>(lines.lines()
                .map(line -> line.strip().split(" ", 2))
                .collect(Collectors.toMap(pair -> Integer.parseInt(pair[0], 16), pair -> pair[1]))));
    }

    boolean knows(int number) {
        return names.containsKey(number);
    }

    /** Its name, or the number itself. */
    String name(int number) {
        return names.getOrDefault(number, "0x%04x".formatted(number));
    }

    String names(List<Integer> numbers) {
        return numbers.stream().map(this::name).collect(Collectors.joining(", "));
    }
}
