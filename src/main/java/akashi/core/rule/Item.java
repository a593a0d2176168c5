package akashi.core.rule;

import akashi.core.text.Message;

/** What is known about a rule for one computer or client group. */
public record Item(String who, Outcome outcome, Message detail) {

    static Item of(String who, Outcome outcome, String key, Object... args) {
        return new Item(who, outcome, Message.of(key, args));
    }
}
