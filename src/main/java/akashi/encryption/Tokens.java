package akashi.encryption;

import akashi.store.Terms;
import akashi.web.Form;
import java.util.UUID;

/** Tokens for forms, each good for one act: a double click does it once. */
final class Tokens {

    /** The next one. */
    public String next() {
        return UUID.randomUUID().toString();
    }

    /** Once for the token that a form carries, in its field {@code act}. */
    static Terms terms(Form form) {
        return form.text("act").map(Terms.NONE::onceFor).orElse(Terms.NONE);
    }
}
