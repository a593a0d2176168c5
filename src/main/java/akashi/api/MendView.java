package akashi.api;

import akashi.core.fault.Mend;
import akashi.core.text.Message;
import java.util.Optional;
import java.util.function.Function;

/** The next step beside a problem, and the page on which it is taken. */
record MendView(String what, Optional<String> path) {

    static Optional<MendView> of(Mend mend, Function<Message, String> text) {
        return Optional.of(mend)
                .filter(Mend::present)
                .map(step -> new MendView(text.apply(step.what()), Optional.ofNullable(step.path())));
    }
}
