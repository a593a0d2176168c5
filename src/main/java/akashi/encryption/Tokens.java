package akashi.encryption;

import akashi.store.Terms;
import akashi.web.Form;
import akashi.web.Kept;
import java.util.UUID;
import java.util.function.Supplier;

/** Tokens for forms, each good for one act: a double click does it once. */
final class Tokens {

    private final Supplier<String> source;

    /** Each another one. */
    Tokens() {
        this(() -> UUID.randomUUID().toString());
    }

    private Tokens(Supplier<String> source) {
        this.source = source;
    }

    /** For a part that is kept: the tokens are made when it is shown. */
    static Tokens later() {
        return new Tokens(() -> Kept.TOKEN);
    }

    /** The next one. */
    public String next() {
        return source.get();
    }

    /** Once for the token that a form carries, in its field {@code act}. */
    static Terms terms(Form form) {
        return Terms.once(form.text("act"));
    }
}
