package akashi.web;

import java.util.function.UnaryOperator;

/** What stands in {@code ${…}}, read once: a value that depends on variables. */
@FunctionalInterface
interface Expression {

    /** The value, given the variables by name; an unknown variable is {@code null}. */
    Object in(Variables variables);

    /** The variables of a template by name. */
    @FunctionalInterface
    interface Variables {
        Object get(String name);
    }

    /** Always the same. */
    static Expression constant(Object value) {
        return variables -> value;
    }

    /** Something worked out from another value. */
    default Expression then(UnaryOperator<Object> next) {
        return variables -> next.apply(in(variables));
    }

    /** As the condition of a test: nothing counts as false, and what is neither true nor false is a defect. */
    default boolean holds(Variables variables) {
        Object value = in(variables);
        if (value != null && !(value instanceof Boolean)) {
            throw new IllegalArgumentException("neither true nor false: " + value);
        }
        return Boolean.TRUE.equals(value);
    }
}
