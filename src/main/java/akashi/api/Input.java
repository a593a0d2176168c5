package akashi.api;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.store.Terms;
import akashi.web.Exchange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a script sent: a body with everything required in it, a name for the request, and all that is wrong at once. */
final class Input {

    /** The most entries that a list of a body may have. */
    static final int MOST = 10_000;

    private static final int LONGEST_KEY = 200;
    private static final int SHOWN = 80;

    private final List<FieldError> errors = new ArrayList<>();

    /** A JSON body as a record; fields that are required and missing are bad input, all named at once. */
    static <T extends Record> T body(Exchange x, Class<T> type) {
        T body = x.json(type);
        Input input = new Input();
        input.check("", body);
        input.done();
        return body;
    }

    /** A JSON body that may be left out; then {@code otherwise} stands for it. */
    static <T extends Record> T bodyOr(Exchange x, Class<T> type, T otherwise) {
        return x.body().length == 0 ? otherwise : body(x, type);
    }

    /** Does an act once for the header {@code Idempotency-Key}, per person and call. */
    static Terms terms(Exchange x) {
        return x.header("Idempotency-Key")
                .map(key -> Terms.NONE.onceFor(token(x, key)))
                .orElse(Terms.NONE);
    }

    private static String token(Exchange x, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Fault.BadInput("Idempotency-Key", "api.wrong.key", LONGEST_KEY);
        }
        String whole = x.actor().userId() + "\n" + x.path() + "\n" + key;
        return "api-" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers what is wrong with a field. */
    void wrong(String field, String key, Object... args) {
        errors.add(FieldError.of(field, key, args));
    }

    /** What a name means; {@code null} and an error where it means nothing. */
    <T> T named(String field, String name, Function<String, Optional<T>> find, String key) {
        Optional<T> found = find.apply(name);
        if (found.isEmpty()) {
            errors.add(new FieldError(field, Message.of(key, shown(name))));
        }
        return found.orElse(null);
    }

    /** Throws everything that was wrong. */
    void done() {
        if (!errors.isEmpty()) {
            throw new Fault.BadInput(errors);
        }
    }

    /** A foreign text, cut where it is long. */
    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private void check(String path, Record body) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object value = value(component, body);
            boolean blank = value instanceof String text && text.isBlank();
            if (component.isAnnotationPresent(Required.class) && (value == null || blank)) {
                wrong(field, "web.field.required");
            } else {
                descend(field, value);
            }
        }
    }

    private void descend(String field, Object value) {
        if (value instanceof Record inner) {
            check(field, inner);
        }
        if (value instanceof List<?> list && list.size() > MOST) {
            wrong(field, "api.wrong.too-many", MOST);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                item(field + "[" + i + "]", list.get(i));
            }
        }
    }

    private void item(String field, Object value) {
        if (value == null) {
            wrong(field, "web.field.required");
        } else {
            descend(field, value);
        }
    }

    private static Object value(RecordComponent component, Record body) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
