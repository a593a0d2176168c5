package akashi.certificates;

import akashi.core.text.Message;
import akashi.web.Option;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of a private key that was exported. */
enum KeyRule {
    /** It stays here, encrypted, so that the file can be made again. */
    KEEP,
    /** It is forgotten an hour after it left, so that a broken download loses nothing. */
    FORGET;

    Message label() {
        return Message.of("exports.rule." + name());
    }

    static List<Option> options() {
        return Stream.of(values())
                .map(rule -> new Option(rule.name(), rule.label()))
                .toList();
    }
}
