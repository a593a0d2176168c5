package akashi.setup;

import akashi.core.text.Message;
import akashi.web.Option;
import java.util.List;
import java.util.stream.Stream;

/** With what a new site begins, and where its administrator goes on. */
enum Beginning {
    /** Ready-made, to look around in. */
    SAMPLE("/"),
    /** The inventory comes as a file, looked at before it is taken. */
    CSV("/sites/import"),
    /** Nothing yet. */
    EMPTY("/"),
    /** Encrypted already: what is in use is taken in first. */
    EXISTING("/certificates/adopt");

    private final String next;

    Beginning(String next) {
        this.next = next;
    }

    /** The page after the first sign-in. */
    String next() {
        return next;
    }

    static List<Option> options() {
        return Stream.of(values())
                .map(each -> new Option(each.name(), Message.of("setup.begin." + each.name())))
                .toList();
    }
}
