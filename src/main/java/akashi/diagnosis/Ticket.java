package akashi.diagnosis;

import akashi.core.diagnosis.Check;
import akashi.core.diagnosis.Connection;
import akashi.core.diagnosis.Diagnosis;
import akashi.core.diagnosis.Suspect;
import akashi.core.text.Message;
import akashi.web.Lang;
import akashi.web.Messages;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A diagnosis as text for a ticket, in a language of the reader's choice. */
final class Ticket {

    private final Messages messages;
    private final Optional<URI> url;

    Ticket(Messages messages, Optional<URI> url) {
        this.messages = messages;
        this.url = url;
    }

    String text(Lang lang, Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        String from = diagnosis.from().label();
        String to = diagnosis.to().label();
        lines.add(say(lang, Message.of("diagnosis.ticket.title", from, to)));
        lines.add(say(lang, Message.of("diagnosis.ticket.at", diagnosis.instant())));
        lines.add(say(lang, Shown.sentence(diagnosis)));
        diagnosis.cause().ifPresent(cause -> {
            lines.add(say(lang, Message.of("diagnosis.ticket.cause", cause.message())));
            lines.add(say(lang, Message.of("diagnosis.ticket.mender", Message.of(cause.mender()))));
            if (cause.mend().present()) {
                lines.add(say(
                        lang, Message.of("diagnosis.ticket.next", cause.mend().what())));
            }
        });
        diagnosis.connections().forEach(connection -> lines.addAll(checks(lang, connection)));
        List<Suspect> suspects = Suspect.of(diagnosis);
        if (!suspects.isEmpty()) {
            lines.add("");
            lines.add(say(lang, Message.of("diagnosis.suspects")));
            suspects.forEach(suspect -> lines.add("- " + say(lang, suspect.text(diagnosis))));
        }
        url.ifPresent(base -> {
            lines.add("");
            lines.add(base.resolve(Asked.path(from, to)).toString());
        });
        return String.join("\n", lines);
    }

    private List<String> checks(Lang lang, Connection connection) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("[" + say(lang, connection.link().title()) + "] "
                + connection.verifier().label() + " → " + connection.subject().label());
        for (Check check : connection.checks()) {
            Message outcome = Message.of("diagnosis.check." + check.status());
            lines.add("- " + say(lang, Message.of(check.aspect())) + ": " + say(lang, outcome) + " · "
                    + say(lang, check.message()) + proof(lang, check));
        }
        return lines;
    }

    private String proof(Lang lang, Check check) {
        return check.evidence()
                .map(seen -> " (" + say(lang, Message.of("diagnosis.ticket.proof", seen.source(), seen.by(), seen.at()))
                        + ")")
                .orElse("");
    }

    private String say(Lang lang, Message message) {
        return messages.text(lang, message);
    }
}
