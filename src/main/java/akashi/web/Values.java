package akashi.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the signs of an expression do to values. Whole numbers are the only numbers that are reckoned with. */
final class Values {

    private Values() {}

    static boolean equal(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y ? x.longValue() == y.longValue() : Objects.equals(a, b);
    }

    static boolean ordered(String sign, Object a, Object b) {
        int compared = Long.compare(number(a), number(b));
        return switch (sign) {
            case "<" -> compared < 0;
            case ">" -> compared > 0;
            case "<=" -> compared <= 0;
            default -> compared >= 0;
        };
    }

    /** The sum of two numbers, or two texts as one. */
    static Object sum(Object a, Object b) {
        if (!(a instanceof Number && b instanceof Number)) {
            return String.valueOf(a) + b;
        }
        long sum = number(a) + number(b);
        return sum == (int) sum ? (Object) (int) sum : (Object) sum;
    }

    static Object negative(Object value) {
        return sum(0, -number(value));
    }

    /** The item of a list, or what a map holds under a key. */
    static Object at(Object holder, Object key) {
        return holder instanceof Map<?, ?> map ? map.get(key) : ((List<?>) holder).get((int) number(key));
    }

    private static long number(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("no whole number: " + value);
    }
}
