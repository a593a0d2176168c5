package akashi.core.text;

import java.util.List;

/**
 * A sentence that is not made yet: the key of a text in the message files and the values for its placeholders.
 *
 * <p>Refusals, findings, jobs and audit entries keep messages, never sentences, so that each reader gets the sentence in
 * the reader's own language. Arguments are plain values ({@link String}, {@link Number}, {@link java.time.Instant},
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

    /** The text of an enum constant: {@code role.RECORDING} for {@code Role.RECORDING}. */
    public static Message of(Enum<?> constant) {
        return new Message(kebab(constant.getDeclaringClass().getSimpleName()) + "." + constant.name(), List.of());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
