package akashi.core.text;

import java.util.List;
import java.util.Locale;

/**
 * A sentence that is not made yet: the key of a text in the message files and the values for its placeholders.
 *
 * <p>Refusals, findings, jobs and audit entries keep messages, never sentences, so that each reader gets the sentence
 * in the reader's own language. Arguments are plain values ({@link String}, {@link Number}, {@link java.time.Instant},
 * {@link java.time.LocalDate}), other messages, or lists of these; enums are passed as messages of their own.
 */
public record Message(String key, List<Object> args) {

    /** Copies the arguments. */
    public Message {
        args = List.copyOf(args);
    }

    /** A message with its arguments in the order of the placeholders. */
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }

    /**
     * The text of an enum constant: {@code role.RECORDING} for {@code Role.RECORDING}, {@code presence-state.JOINING} for
     * {@code Presence.State.JOINING}.
     */
    public static Message of(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
        return new Message(kebab(name) + "." + constant.name(), List.of());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
