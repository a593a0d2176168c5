package akashi.audit;

import akashi.core.text.Message;
import akashi.store.AuditEntry;
import akashi.web.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An entry as a line of the page, with what it changed. */
public record AuditRow(AuditEntry entry, Message sentence, List<Change> changes) {

    /** One field that was changed; a side that held nothing is a dash. */
    public record Change(Message field, Message before, Message after) {}

    static AuditRow of(AuditEntry entry, Messages messages) {
        Set<String> fields = new LinkedHashSet<>(entry.before().keySet());
        fields.addAll(entry.after().keySet());
        KeptFields kept = new KeptFields(messages);
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            Message before = kept.value(field, entry.before().get(field));
            Message after = kept.value(field, entry.after().get(field));
            if (!before.equals(after)) {
                changes.add(new Change(kept.name(field), before, after));
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

    /** Whether the act kept what was and what is, and both are the same. */
    public boolean unchanged() {
        return entry.compared() && changes.isEmpty();
    }
}
