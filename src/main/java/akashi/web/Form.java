package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of a form or of a query: raw text in, validated types out. Readers answer {@code null} (or empty) for what
 * cannot be read and remember why; {@link #done()} then throws one {@link Fault.BadInput} with everything that is wrong.
 * A parser says what is wrong by throwing {@link Fault.BadInput}; any {@link IllegalArgumentException} or
 * {@link java.time.DateTimeException} becomes a general sentence.
 * Templates read it back as {@code form} to show what was typed; values of secret fields are never given back, nor is a
 * private key, in whichever field it was put by mistake.
 */
public final class Form {

    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY( BLOCK)?-----");

    /** ０ to ９, and letters and signs of the same width. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private final Map<String, List<String>> values;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> secrets = new HashSet<>();

    Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The text of a field, stripped, or empty when it is missing or blank. */
    public Optional<String> text(String field) {
        return raw(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A field that must be filled. */
    public String required(String field) {
        return required(field, Function.identity());
    }

    /** A field that must be filled and readable, or {@code null} with an error remembered. */
    public <T> T required(String field, Function<String, T> parser) {
        return required(field, "web.field.required", parser);
    }

    /** One of several, of which none is chosen at first; otherwise as {@link #required(String, Function)}. */
    public <T> T chosen(String field, Function<String, T> parser) {
        return required(field, "web.field.choose", parser);
    }

    private <T> T required(String field, String otherwise, Function<String, T> parser) {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            error(field, Message.of(otherwise));
            return null;
        }
        return parse(field, text.get(), parser);
    }

    /** A field that may be left empty but must be readable. */
    public <T> Optional<T> optional(String field, Function<String, T> parser) {
        return text(field).map(text -> parse(field, text, parser));
    }

    /** A password or passphrase exactly as typed, blanks included; never shown again. */
    public char[] secret(String field) {
        secrets.add(field);
        return raw(field).orElse("").toCharArray();
    }

    /**
     * A field that must be filled by pasting a file into it, read as {@link #required(String, Function)} does. People
     * paste the wrong file, so it comes back empty.
     */
    public <T> T pasted(String field, Function<String, T> parser) {
        secrets.add(field);
        return required(field, parser);
    }

    /** A constant of an enum, by its name. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> kind) {
        return required(field, name -> Enum.valueOf(kind, name));
    }

    /** Whether a box is ticked. */
    public boolean flag(String field) {
        return text(field).filter(v -> !v.equals("false") && !v.equals("off")).isPresent();
    }

    /** All values of a field that may come several times, those that can be read. */
    public <T> List<T> list(String field, Function<String, T> parser) {
        List<T> read = new ArrayList<>();
        for (String text : values.getOrDefault(field, List.of())) {
            T value = text.isBlank() ? null : parse(field, text.strip(), parser);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    /** A whole number within bounds, for pages and limits of a query; what cannot be read is {@code otherwise}. */
    public int number(String field, int least, int most, int otherwise) {
        try {
            int value = text(field).map(Integer::parseInt).orElse(otherwise);
            return Math.max(least, Math.min(most, value));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A whole number that decides how long something is good; empty is {@code otherwise}, whatever else is refused. */
    public int within(String field, int least, int most, int otherwise) {
        Optional<String> text = text(field);
        int value = number(field, Integer.MIN_VALUE, Integer.MAX_VALUE, text.isEmpty() ? otherwise : least - 1);
        if (value < least || value > most) {
            error(field, Message.of("web.field.number", least, most));
        }
        return value;
    }

    /** Adds an error that only several fields together show. */
    public Form error(String field, Message message) {
        errors.add(new FieldError(field, message));
        return this;
    }

    /** Throws everything that was wrong so far; to be called after the last reader and before the act. */
    public void done() {
        if (!errors.isEmpty()) {
            throw new Fault.BadInput(errors);
        }
    }

    /** For templates: what was typed, or an empty text. */
    public String value(String field) {
        return value(field, null);
    }

    /** For templates: what was typed, or the present value where no such field was sent: another form of the page was. */
    public String value(String field, Object present) {
        if (secrets.contains(field)) {
            return "";
        }
        return raw(field)
                .map(text -> PRIVATE_KEY.matcher(text).find() ? "" : text)
                .orElse(present == null ? "" : present.toString());
    }

    /** For templates: whether a choice with this value was sent. */
    public boolean chose(String field, Object value) {
        return values.getOrDefault(field, List.of()).contains(String.valueOf(value));
    }

    /** For templates: whether a box is ticked: as sent, or as it is at present where its form was not sent. */
    public boolean ticked(String field, boolean present) {
        return values.containsKey(field) || !values.containsKey("with-" + field) && present;
    }

    /** For templates: whether one of several is chosen, of which a browser always sends one. */
    public boolean picked(String field, Object value, boolean present) {
        return values.containsKey(field) ? chose(field, value) : present;
    }

    /** For templates: whether a choice is ticked: as sent, or as it is at present where the form was not sent yet. */
    public boolean chose(String field, Object value, boolean present) {
        return values.isEmpty() ? present : chose(field, value);
    }

    /** For templates: what is wrong with a field. */
    public List<Message> errors(String field) {
        return errors.stream()
                .filter(e -> e.field().equals(field))
                .map(FieldError::message)
                .toList();
    }

    /** For templates: everything that is wrong, for the summary above the form. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Takes over what a fault says, so that the page can show it beside the fields. */
    void remember(List<FieldError> found) {
        found.stream().filter(error -> !errors.contains(error)).forEach(errors::add);
    }

    private Optional<String> raw(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** What is refused as it was typed is read once more as a keyboard for Japanese would have it: ９０ as 90. */
    private <T> T parse(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (Fault.BadInput | IllegalArgumentException | java.time.DateTimeException refused) {
            return FULL_WIDTH.matcher(text).find()
                    ? parse(field, Normalizer.normalize(text, Normalizer.Form.NFKC), parser)
                    : refuse(field, refused);
        }
    }

    private <T> T refuse(String field, RuntimeException refused) {
        if (refused instanceof Fault.BadInput bad) {
            bad.errors().forEach(found -> error(field, found.message()));
        } else {
            error(field, Message.of("web.field.unreadable"));
        }
        return null;
    }
}
