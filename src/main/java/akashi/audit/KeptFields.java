package akashi.audit;

import akashi.core.text.Message;
import akashi.web.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the fields of entries are called, and what their values mean. Entries hold names and codes, as machines read
 * them; one of another version that nobody here knows is shown as it is.
 */
final class KeptFields {

    /** A field by itself, or one of several alike: {@code ports RECORDING}, {@code groups-ADMIN}. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_]+)(?:[ -]([A-Z_]+))?");

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([dh])");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Where the texts of codes lie, by the field that holds them. */
    private static final Map<String, List<String>> CODES = Map.of(
            "access", List.of("access."),
            "presence", List.of("presence-state."),
            "windows", List.of("windows-generation."),
            "role", List.of("role.", "client-kind."),
            "namedBy", List.of("audit.named-by."),
            "trustedBy", List.of("audit.trusted-by."),
            "passphrase", List.of("audit.secret."),
            "bindPassword", List.of("audit.secret."),
            "clientSecret", List.of("audit.secret."));

    /** What tells fields apart that are called alike. */
    private static final List<String> KINDS = List.of("role.", "access.");

    private final Messages messages;

    KeptFields(Messages messages) {
        this.messages = messages;
    }

    /** What a field is called. */
    Message name(String field) {
        Matcher parts = NAME.matcher(field);
        if (!parts.matches() || !messages.has("audit.field." + parts.group(1))) {
            return Message.of("audit.value", field);
        }
        Message base = Message.of("audit.field." + parts.group(1));
        return parts.group(2) == null ? base : Message.of("audit.field-of", base, code(parts.group(2), KINDS));
    }

    /** What a value means; one that holds nothing is a dash. */
    Message value(String field, Object value) {
        if (value instanceof List<?> items && items.stream().anyMatch(Message.class::isInstance)) {
            return Message.of("audit.value", items);
        }
        Object shown = value instanceof List<?> items ? joined(items) : value;
        if (shown == null || shown.equals("")) {
            return Message.of("audit.nothing");
        }
        if (shown.equals(true) || shown.equals("true")) {
            return Message.of("audit.yes");
        }
        if (shown.equals(false) || shown.equals("false")) {
            return Message.of("audit.no");
        }
        Matcher parts = NAME.matcher(field);
        String base = parts.matches() ? parts.group(1) : field;
        return switch (base) {
            case "expires" -> moment(shown.toString());
            case "stale_after", "patience" -> span(shown.toString());
            default -> code(shown, CODES.getOrDefault(base, List.of()));
        };
    }

    /** Names of a directory have commas of their own. */
    private static String joined(List<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }

    private static Message moment(String written) {
        try {
            return Message.of("audit.value", Instant.parse(written));
        } catch (DateTimeException other) {
            return Message.of("audit.value", written);
        }
    }

    /** Such as {@code 90d} or {@code 24h}. */
    private static Message span(String written) {
        Matcher parts = SPAN.matcher(written);
        return parts.matches()
                ? Message.of("audit.span." + parts.group(2), Long.valueOf(parts.group(1)))
                : Message.of("audit.value", written);
    }

    private Message code(Object value, List<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> CODE.matcher(value.toString()).matches())
                .map(prefix -> prefix + value)
                .filter(messages::has)
                .findFirst()
                .map(Message::of)
                .orElseGet(() -> Message.of("audit.value", value));
    }
}
