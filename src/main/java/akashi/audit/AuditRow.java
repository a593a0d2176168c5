package akashi.audit;

import akashi.core.text.Message;
import akashi.store.AuditEntry;
import akashi.web.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An entry as a line of the page, with what it changed. */
public record AuditRow(AuditEntry entry, Message sentence, List<Change> changes) {

    /** One field that was changed; a side that held nothing is a dash. */
    public record Change(String field, Message before, Message after) {}

    static AuditRow of(AuditEntry entry, Messages messages) {
        Set<String> fields = new LinkedHashSet<>(entry.before().keySet());
        fields.addAll(entry.after().keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            Message before = value(entry.before().get(field));
            Message after = value(entry.after().get(field));
            if (!before.equals(after)) {
                changes.add(new Change(field, before, after));
            }
        }
        Message sentence = sentence(entry, messages);
        boolean known = messages.has(sentence.key());
        return new AuditRow(entry, known ? sentence : Message.of("audit.unknown", entry.act()), changes);
    }

    /** Where an act tells more than it once did, entries from before keep the sentence that their values fill. */
    private static Message sentence(AuditEntry entry, Messages messages) {
        Message grown =
                new Message("audit.told." + entry.act() + "." + entry.args().size(), entry.args());
        return messages.has(grown.key()) ? grown : entry.sentence();
    }

    private static Message value(Object value) {
        // Names of a directory have commas of their own.
        Object shown = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value;
        return shown == null || shown.equals("") ? Message.of("audit.nothing") : Message.of("audit.value", shown);
    }

    /** Whether the act kept what was and what is, and both are the same. */
    public boolean unchanged() {
        return entry.compared() && changes.isEmpty();
    }
}
