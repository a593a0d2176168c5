package akashi.core.fault;

import akashi.core.text.Message;

/** What is wrong with one field of a form, a JSON body or a CSV row, and what would be right. */
public record FieldError(String field, Message message) {

    /** An error with its sentence's key and arguments. */
    public static FieldError of(String field, String key, Object... args) {
        return new FieldError(field, Message.of(key, args));
    }
}
