package akashi.command;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.web.Lang;
import akashi.web.Messages;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts what happened into words of one language. */
final class Telling {

    private static final Set<String> TYPED = Set.of("days", "passphrase", "name");

    private final Messages messages;
    private final Lang lang;

    Telling(Messages messages, Lang lang) {
        this.messages = messages;
        this.lang = lang;
    }

    String text(String key, Object... args) {
        return messages.text(lang, Message.of(key, args));
    }

    Told well(Message... said) {
        return told(Told.WELL, List.of(said));
    }

    Told told(int exit, Collection<Message> said) {
        return new Told(
                exit, said.stream().map(each -> messages.text(lang, each)).collect(Collectors.joining("\n")));
    }

    /** Does it, or tells why it was not done. */
    Told attempt(Supplier<Told> work) {
        try {
            return work.get();
        } catch (Fault fault) {
            Told why = of(fault);
            return typed(fault) ? new Told(Told.USAGE, why.text()) : why;
        }
    }

    /** Whether a word of the command itself is wrong, and not what it was to be done to. */
    private static boolean typed(Fault fault) {
        return fault instanceof Fault.BadInput wrong
                && wrong.errors().stream().map(FieldError::field).allMatch(TYPED::contains);
    }

    /** Why something was not done. */
    Told of(Fault fault) {
        if (fault instanceof Fault.Unavailable trouble) {
            return told(Told.TROUBLE, List.of(trouble.reason()));
        }
        if (fault instanceof Fault.BadInput wrong) {
            return told(
                    Told.TROUBLE,
                    wrong.errors().stream().map(FieldError::message).toList());
        }
        if (fault instanceof Fault.Refused refused) {
            return told(
                    Told.TROUBLE,
                    refused.refusals().stream().map(Refusal::reason).toList());
        }
        return told(Told.TROUBLE, List.of(Message.of("command.not-done", fault.getMessage())));
    }
}
